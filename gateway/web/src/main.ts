import "@/styles/elements.css";
import "@/styles/page.css";
import "@/styles/applicant.css";

import { createPinia } from "pinia";
import { createApp } from "vue";

import App from "@/App.vue";
import { router } from "@/router";

createApp(App).use(createPinia()).use(router).mount("#app");
