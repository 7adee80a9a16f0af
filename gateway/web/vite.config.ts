import { fileURLToPath } from "node:url";

import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    // The content policy takes no data: fonts or styles; small files stay files.
    assetsInlineLimit: 0,
  },
  // `npm run dev` beside a running system: GATEWAY_URL names its gateway.
  server: { host: "127.0.0.1", proxy: { "/api": process.env.GATEWAY_URL ?? "http://127.0.0.1:8000" } },
});
