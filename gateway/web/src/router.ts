/** The addresses within the page. Every page but the log-in is fetched when it is first opened. */

import { createRouter, createWebHistory } from "vue-router";

import LoginPage from "@/pages/LoginPage.vue";
import { useSession } from "@/session";

declare module "vue-router" {
  interface RouteMeta {
    title: string;
    /** Open to who is not logged in. */
    open?: boolean;
    /** Open to who has not proved a real name. */
    unverified?: boolean;
  }
}

const ONE = "/applications/:id";

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: () => ({ top: 0 }),
  routes: [
    { path: "/login", component: LoginPage, meta: { title: "登录", open: true } },
    { path: "/register", component: () => import("@/pages/RegisterPage.vue"), meta: { title: "注册账号", open: true } },
    { path: "/account", component: () => import("@/pages/AccountPage.vue"), meta: { title: "完善个人信息", unverified: true } },
    { path: "/verification", component: () => import("@/pages/VerificationPage.vue"), meta: { title: "实名认证", open: true } },
    { path: "/", component: () => import("@/pages/HomePage.vue"), meta: { title: "首页" } },
    { path: "/guide", component: () => import("@/pages/GuidePage.vue"), meta: { title: "我要申请" } },
    { path: "/applications", component: () => import("@/pages/ListPage.vue"), meta: { title: "我的申请" } },
    { path: "/notice", component: () => import("@/pages/NoticePage.vue"), meta: { title: "网上保全须知" } },
    { path: "/applications/new", component: () => import("@/pages/CreationPage.vue"), meta: { title: "创建保全申请" } },
    { path: `${ONE}/creation`, component: () => import("@/pages/CreationPage.vue"), props: true, meta: { title: "创建保全申请" } },
    { path: `${ONE}/basic-information`, component: () => import("@/pages/BasicPage.vue"), props: true, meta: { title: "保全基本信息" } },
    { path: `${ONE}/guarantees`, component: () => import("@/pages/GuaranteesPage.vue"), props: true, meta: { title: "担保信息" } },
    { path: `${ONE}/materials`, component: () => import("@/pages/MaterialsPage.vue"), props: true, meta: { title: "上传材料" } },
    { path: `${ONE}/preview`, component: () => import("@/pages/PreviewPage.vue"), props: true, meta: { title: "预览提交" } },
    { path: `${ONE}/payment`, component: () => import("@/pages/PaymentPage.vue"), props: true, meta: { title: "交费" } },
    { path: ONE, component: () => import("@/pages/ProgressPage.vue"), props: true, meta: { title: "办理进度" } },
    { path: "/:rest(.*)*", redirect: "/" },
  ],
});

router.beforeEach((to) => {
  const session = useSession();
  if (to.meta.open) return true;
  if (!session.token) return { path: "/login", query: to.path === "/" ? {} : { next: to.fullPath } };
  if (!session.verified && !to.meta.unverified) return "/account";
  return true;
});
