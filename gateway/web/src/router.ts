/** The addresses within the page. Every page but the log-in is fetched when it is first opened. */

import { type RouteLocationNormalized, createRouter, createWebHistory } from "vue-router";

import { recall } from "@/api/client";
import type { Line } from "@/lines";
import LoginPage from "@/pages/LoginPage.vue";
import { type Role, useSession } from "@/session";

declare module "vue-router" {
  interface RouteMeta {
    title: string;
    /** Open to who is not logged in. */
    open?: boolean;
    /** Open to who has not proved a real name. */
    unverified?: boolean;
    /** For people of an office, of these roles. */
    roles?: Role[];
    /** For applicants and for people of an office. */
    everybody?: boolean;
  }
}

const ONE = "/applications/:id";
const GUARANTEE = "/guarantees/:id";
/** Pages that both lines of business have are told which they stand for. */
const of =
  (line: Line) =>
  ({ params }: RouteLocationNormalized) => ({ line, id: String(params.id) });
const FILES: Role[] = ["clerk", "judge", "enforcement", "court_admin"];
const INSURERS: Role[] = ["underwriter", "insurer_admin"];
const STAFF: Role[] = [...FILES, ...INSURERS, "finance", "operator"];

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: () => ({ top: 0 }),
  routes: [
    { path: "/login", component: LoginPage, meta: { title: "登录", open: true } },
    { path: "/staff", component: () => import("@/pages/StaffLoginPage.vue"), meta: { title: "工作人员登录", open: true } },
    { path: "/register", component: () => import("@/pages/RegisterPage.vue"), meta: { title: "注册账号", open: true } },
    { path: "/forgotten", component: () => import("@/pages/ForgottenPage.vue"), meta: { title: "忘记密码", open: true } },
    { path: "/account", component: () => import("@/pages/AccountPage.vue"), meta: { title: "完善个人信息", unverified: true } },
    { path: "/verification", component: () => import("@/pages/VerificationPage.vue"), meta: { title: "实名认证", open: true } },
    { path: "/verification-return", component: () => import("@/pages/ReturnPage.vue"), meta: { title: "实名认证", open: true } },
    { path: "/verify", component: () => import("@/pages/VerifyPage.vue"), meta: { title: "核验保函", open: true } },
    { path: "/counter", component: () => import("@/pages/CounterPage.vue"), meta: { title: "窗口人工核验", open: true } },
    { path: "/security", component: () => import("@/pages/SecurityPage.vue"), meta: { title: "账户安全", unverified: true, everybody: true } },
    { path: "/messages", component: () => import("@/pages/MessagesPage.vue"), meta: { title: "消息" } },
    { path: "/", component: () => import("@/pages/HomePage.vue"), meta: { title: "首页" } },
    { path: "/guide", component: () => import("@/pages/GuidePage.vue"), meta: { title: "我要申请" } },
    { path: "/applications", component: () => import("@/pages/ListPage.vue"), meta: { title: "我的申请" } },
    { path: "/notice", component: () => import("@/pages/NoticePage.vue"), meta: { title: "网上保全须知" } },
    { path: "/applications/new", component: () => import("@/pages/CreationPage.vue"), meta: { title: "创建保全申请" } },
    { path: `${ONE}/creation`, component: () => import("@/pages/CreationPage.vue"), props: true, meta: { title: "创建保全申请" } },
    { path: `${ONE}/basic-information`, component: () => import("@/pages/BasicPage.vue"), props: of("preservation"), meta: { title: "保全基本信息" } },
    { path: `${ONE}/guarantees`, component: () => import("@/pages/GuaranteesPage.vue"), props: true, meta: { title: "担保信息" } },
    { path: `${ONE}/materials`, component: () => import("@/pages/MaterialsPage.vue"), props: of("preservation"), meta: { title: "上传材料" } },
    { path: `${ONE}/preview`, component: () => import("@/pages/PreviewPage.vue"), props: true, meta: { title: "预览提交" } },
    { path: `${ONE}/payment`, component: () => import("@/pages/PaymentPage.vue"), props: of("preservation"), meta: { title: "交费" } },
    { path: ONE, component: () => import("@/pages/ProgressPage.vue"), props: true, meta: { title: "办理进度" } },
    { path: "/guarantees/new", component: () => import("@/pages/GuaranteeCreationPage.vue"), meta: { title: "申请担保" } },
    { path: `${GUARANTEE}/creation`, component: () => import("@/pages/GuaranteeCreationPage.vue"), props: true, meta: { title: "申请担保" } },
    { path: `${GUARANTEE}/basic-information`, component: () => import("@/pages/BasicPage.vue"), props: of("guarantee"), meta: { title: "担保基本信息" } },
    { path: `${GUARANTEE}/materials`, component: () => import("@/pages/MaterialsPage.vue"), props: of("guarantee"), meta: { title: "上传材料" } },
    { path: `${GUARANTEE}/preview`, component: () => import("@/pages/GuaranteePreviewPage.vue"), props: true, meta: { title: "预览提交" } },
    { path: `${GUARANTEE}/payment`, component: () => import("@/pages/PaymentPage.vue"), props: of("guarantee"), meta: { title: "交费" } },
    { path: GUARANTEE, component: () => import("@/pages/GuaranteeProgressPage.vue"), props: true, meta: { title: "办理进度" } },
    { path: "/office", component: () => import("@/pages/office/OfficePage.vue"), meta: { title: "工作台", roles: STAFF } },
    { path: "/office/applications", component: () => import("@/pages/office/OfficeListPage.vue"), meta: { title: "保全申请", roles: FILES } },
    { path: "/office/applications/:id", component: () => import("@/pages/office/OfficeFilePage.vue"), props: true, meta: { title: "卷宗", roles: FILES } },
    { path: "/office/applications/:id/ruling", component: () => import("@/pages/office/RulingPage.vue"), props: true, meta: { title: "起草裁定书", roles: ["judge"] } },
    { path: "/office/tasks", component: () => import("@/pages/office/TasksPage.vue"), meta: { title: "待办事项", roles: FILES } },
    { path: "/office/checks", component: () => import("@/pages/office/ChecksPage.vue"), meta: { title: "窗口核验", roles: ["clerk"] } },
    { path: "/office/loads", component: () => import("@/pages/office/LoadsPage.vue"), meta: { title: "分案", roles: ["court_admin"] } },
    { path: "/office/readings", component: () => import("@/pages/office/ReadingsPage.vue"), meta: { title: "查阅记录", roles: ["court_admin"] } },
    { path: "/office/guarantees", component: () => import("@/pages/insurer/InsurerListPage.vue"), meta: { title: "担保申请", roles: INSURERS } },
    { path: "/office/guarantees/:id", component: () => import("@/pages/insurer/InsurerFilePage.vue"), props: true, meta: { title: "投保卷宗", roles: INSURERS } },
    { path: "/office/exposure", component: () => import("@/pages/insurer/ExposurePage.vue"), meta: { title: "在保责任", roles: INSURERS } },
    { path: "/office/keys", component: () => import("@/pages/office/KeysPage.vue"), meta: { title: "本单位的密钥", roles: ["court_admin", "insurer_admin"] } },
    { path: "/:rest(.*)*", redirect: "/" },
  ],
});

router.beforeEach(async (to) => {
  const session = useSession();
  // Without an answer nobody is logged in as far as we know; the log-in page says what is wrong when it is used.
  if (!session.known) await recall().catch(() => session.close());
  const { open, unverified, roles, everybody } = to.meta;
  if (open) return true;
  if (!session.open) return { path: roles ? "/staff" : "/login", query: to.path === "/" ? {} : { next: to.fullPath } };
  if (everybody) return true;
  if (session.isStaff) return roles?.includes(session.role) ? true : "/office";
  if (roles) return "/";
  if (!session.verified && !unverified) return "/account";
  return true;
});
