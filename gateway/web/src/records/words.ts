/** The Chinese words for the codes on the wire. */

export const ID_TYPES = {
  RESIDENT_ID: "居民身份证",
  PASSPORT: "护照",
  HK_MACAO_PERMIT: "港澳居民来往内地通行证",
  TAIWAN_PERMIT: "台湾居民来往大陆通行证",
  FOREIGN_PERMANENT: "外国人永久居留身份证",
} as const;
export const PARTY_ID_TYPES = { ...ID_TYPES, USCC: "统一社会信用代码", OTHER: "其他" } as const;
export const PERSON_ID_TYPES = { ...ID_TYPES, OTHER: "其他" } as const;
export const UNIT_ID_TYPES = { USCC: "统一社会信用代码", OTHER: "其他" } as const;
export const GENDERS = { MALE: "男", FEMALE: "女" } as const;

export const METHODS = { FACE: "人脸识别", STAFF: "窗口人工核验" } as const;
/** What is said when waiting for a verification ends. */
export const VERIFIED = "实名认证已完成，请重新登录";
export const SESSION_OVER = "登录已失效；如已通过核验，重新登录即可";

export const CHECK_STATES = { OPEN: "待核验", PASSED: "通过", FAILED: "不通过" } as const;

export const CATEGORIES = { PRE_LITIGATION: "诉前保全", LITIGATION: "诉讼保全" } as const;
/** The categories as they are on the wire. */
export const WIRE_CATEGORIES = { ...CATEGORIES, ARBITRATION: "仲裁保全", PRE_ENFORCEMENT: "执行前保全" } as const;
export const PHASES = {
  BEFORE_SUIT_OR_ARBITRATION: "未起诉或提起仲裁前",
  DURING_ARBITRATION: "仲裁过程中",
  AFTER_INSTRUMENT: "法律文书生效后、进入执行程序前",
} as const;
/** 诉前保全 on the form is one of three categories on the wire, by its 非诉期间. */
export const CATEGORY_OF_PHASE = {
  BEFORE_SUIT_OR_ARBITRATION: "PRE_LITIGATION",
  DURING_ARBITRATION: "ARBITRATION",
  AFTER_INSTRUMENT: "PRE_ENFORCEMENT",
} as const;
export const TYPES = { PROPERTY: "财产保全", CONDUCT: "行为保全", EVIDENCE: "证据保全" } as const;
export const GUARANTEE_SITUATIONS = { PROVIDED: "提供担保", NOT_PROVIDED: "不提供担保", COURT_DECIDES: "由法院决定" } as const;
export const SUBMITTERS = { PARTY: "当事人", LAWYER: "律师", OTHER_AGENT: "其他代理人" } as const;
/** 类型代字 by case type, as they stand in a case number [人民法院案件案号若干规定]. */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  "0301": "民初",
  "0302": "民终",
  "0305": "民申",
  "0307": "民再",
  "0308": "民撤",
  "0317": "民特",
  "0328": "民督",
  "0330": "民他",
};
export const CASE_TYPES = {
  "0301": "民事一审案件（民初）",
  "0302": "民事二审案件（民终）",
  "0305": "民事申请再审审查案件（民申）",
  "0307": "民事再审案件（民再）",
  "0308": "第三人撤销之诉案件（民撤）",
  "0317": "实现担保物权案件（民特）",
  "0328": "申请支付令审查案件（民督）",
  "0330": "其他民事案件（民他）",
} as const;

export const PARTY_KINDS = { NATURAL: "自然人", LEGAL: "法人", UNINCORPORATED: "非法人组织" } as const;
export const UNIT_NATURES = {
  ENTERPRISE: "企业",
  STATE_ORGAN: "机关",
  PUBLIC_INSTITUTION: "事业单位",
  SOCIAL_ORGANISATION: "社会团体",
  PRIVATE_NON_ENTERPRISE: "民办非企业单位",
} as const;
export const AGENT_TYPES = {
  LAWYER: "律师",
  LEGAL_WORKER: "基层法律服务工作者",
  CLOSE_RELATIVE: "近亲属",
  EMPLOYEE: "工作人员",
  COMMUNITY_RECOMMENDED: "社区、单位推荐的公民",
  ORG_RECOMMENDED: "社会团体推荐的公民",
} as const;
export const AUTHORITIES = { GENERAL: "一般授权", SPECIAL: "特别授权" } as const;
export const AUTHORITY_ITEMS = {
  ADMIT: "代为承认诉讼请求",
  WAIVE: "代为放弃诉讼请求",
  CHANGE: "代为变更诉讼请求",
  SETTLE: "进行和解",
  COUNTERCLAIM: "提起反诉",
  APPEAL: "提起上诉",
} as const;

export const CLUE_TYPES = {
  BANK_ACCOUNT: "银行存款",
  PAYMENT_ACCOUNT: "支付宝、微信等账户",
  CASH: "现金",
  REAL_ESTATE: "房产",
  LAND: "土地使用权",
  VEHICLE: "车辆",
  VESSEL: "船舶",
  AIRCRAFT: "航空器",
  EQUITY: "股权",
  STOCK: "股票",
  FUND: "基金",
  BOND: "有价证券",
  RECEIVABLE: "到期债权、应收账款",
  IP: "知识产权",
  EQUIPMENT: "机器设备",
  GOODS: "存货",
  VIRTUAL: "网络虚拟财产",
  OTHER: "其他",
} as const;
export const IP_KINDS = { TRADEMARK: "商标权", PATENT: "专利权", COPYRIGHT: "著作权", OTHER: "其他" } as const;
export const MEASURES = { FREEZE: "冻结", SEAL: "查封", SEIZE: "扣押", OTHER: "其他" } as const;

export const GUARANTEE_KINDS = {
  INSURER_LETTER: "保险公司保函",
  BANK_LETTER: "银行独立保函",
  GUARANTEE_COMPANY: "担保公司担保",
  CASH: "现金担保",
  OWN_PROPERTY: "申请人财产担保",
  THIRD_PARTY_PROPERTY: "第三人财产担保",
  SURETY: "第三人保证",
  CREDIT: "信用担保",
  NONE: "免担保",
} as const;
export const EXEMPTIONS = {
  MAINTENANCE: "追索赡养费、劳动报酬、医疗费用等",
  DOMESTIC_VIOLENCE_POOR: "遭受家庭暴力且经济困难",
  PROCURATORATE_PUBLIC_INTEREST: "检察机关提起的公益诉讼",
  BRAVERY: "见义勇为遭受侵害",
  CLEAR_FACTS: "事实清楚、权利义务关系明确",
  FINANCIAL_INSTITUTION: "金融机构及其分支机构申请",
  PRE_ENFORCEMENT: "执行前保全",
} as const;

export const MATERIAL_KINDS = {
  APPLICATION: "保全申请书",
  COMPLAINT: "起诉状",
  IDENTITY: "身份证明、代理人材料",
  GUARANTEE: "担保材料",
  EVIDENCE: "证据材料",
  CASE_ACCEPTANCE: "受理（立案）通知书",
  INSTRUMENT: "生效法律文书",
  EVALUATION_REPORT: "检索报告、评价报告",
  AID: "司法救助证明",
  OTHER: "其他材料",
} as const;

export const SCANS = { CLEAN: "已查毒", UNSCANNED: "尚未查毒" } as const;

/** 司法救助 and its grounds [诉讼费用交纳办法 arts 45-47]. */
export const AID_KINDS = { DEFER: "缓交", REDUCE: "减交", WAIVE: "免交" } as const;
export const AID_GROUNDS = {
  WAIVE: {
    DISABLED_NO_INCOME: "残疾人无固定生活来源",
    MAINTENANCE: "追索赡养费、扶养费、抚育费、抚恤金",
    MINIMUM_LIVING: "最低生活保障对象、农村特困定期救济对象、农村五保供养对象或者领取失业保险金人员，无其他收入",
    BRAVERY: "因见义勇为或者为保护社会公共利益致使自身合法权益受到损害，本人或者其近亲属请求赔偿或者补偿",
    OTHER_WAIVE: "确实需要免交的其他情形",
  },
  REDUCE: {
    DISASTER: "因自然灾害等不可抗力造成生活困难，正在接受社会救济，或者家庭生产经营难以为继",
    PREFERENTIAL_TREATMENT: "属于国家规定的优抚、安置对象",
    WELFARE_INSTITUTION: "社会福利机构和救助管理站",
    OTHER_REDUCE: "确实需要减交的其他情形",
  },
  DEFER: {
    SOCIAL_INSURANCE: "追索社会保险金、经济补偿金",
    ACCIDENT_VICTIM: "海上事故、交通事故、医疗事故、工伤事故、产品质量事故或者其他人身伤害事故的受害人请求赔偿",
    LEGAL_AID: "正在接受有关部门法律援助",
    OTHER_DEFER: "确实需要缓交的其他情形",
  },
} as const;
export const AID_OUTCOMES = { WAIVED: "准予免交", REDUCED: "准予减交", DEFERRED: "准予缓交", REFUSED: "不予准许" } as const;
export const GUARANTEE_STATES = { ORDERED: "待提供", PROVIDED: "已提供", EXEMPTED: "准予免予提供担保", REFUSED: "不准予免予提供担保" } as const;
export const ACTIONS = { SEAL: "查封", SEIZE: "扣押", FREEZE: "冻结", ORDER: "责令作出行为", FORBID: "禁止作出行为", SECURE: "保全证据", OTHER: "其他" } as const;
export const MEASURE_STATES = { IN_FORCE: "生效中", LIFTED: "已解除", EXPIRED: "已届满失效" } as const;

export const CHANNELS = { "sandbox-wechat": "微信支付", "sandbox-alipay": "支付宝", "sandbox-unionpay": "银联" } as const;

export const PROVINCES = Object.fromEntries(
  "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区"
    .split(" ")
    .map((name) => [name, name]),
);

export const MINE = { SUBMITTER: "我提交的", ORGANISATION: "本组织", NAMED: "他人为我提交", COURT: "本院" } as const;
export const ORGANISATION_KINDS = { LAW_FIRM: "律师事务所", COMPANY: "企业" } as const;
export const ORGANISATION_STATES = { PENDING: "待窗口核验", VERIFIED: "已核验", FAILED: "核验未通过" } as const;
export const MEMBER_ROLES = { MEMBER: "成员", ADMIN: "管理员" } as const;
export const SCOPES = {
  "applications:read": "查看申请",
  "applications:write": "填写申请",
  "applications:submit": "提交申请",
  "payments:write": "交费",
  "events:read": "接收事件",
  "files:read": "查看卷宗",
  "decisions:write": "登记审核与裁定",
} as const;
export const ROLES = {
  applicant: "申请人",
  clerk: "书记员",
  judge: "法官",
  enforcement: "执行员",
  court_admin: "法院管理员",
  finance: "财务人员",
  court_system: "法院系统",
  underwriter: "核保人员",
  insurer_admin: "保险公司管理员",
  insurer_system: "保险公司系统",
  operator: "运维人员",
} as const;
export const STATUSES = {
  SUBMITTED: "待审核",
  UNDER_REVIEW: "审核中",
  RETURNED: "退回补正",
  GUARANTEE_REQUIRED: "待补充担保",
  REJECTED: "审核不通过",
  AWAITING_PAYMENT: "待交费",
  AWAITING_RULING: "待裁定",
  RULED_GRANTED: "裁定保全",
  RULED_PARTIAL: "部分保全",
  RULED_DISMISSED: "裁定驳回",
  IN_FORCE: "保全中",
  CONVERTED: "已转为诉讼/仲裁/执行保全",
  LAPSED: "按撤回处理",
  LIFTED: "已解除",
  EXPIRED: "已届满失效",
  WITHDRAWN: "已撤回",
} as const;
export const RESULTS = { GRANTED: "裁定保全", PARTIAL: "裁定部分保全", DISMISSED: "驳回" } as const;
export const REASONS = {
  INCOMPLETE_MATERIAL: "材料不齐全",
  ILLEGIBLE_MATERIAL: "材料不清晰",
  IDENTITY_MISMATCH: "身份信息不一致",
  WRONG_COURT: "不属本院管辖",
  AMOUNT_UNSUPPORTED: "金额依据不足",
  PROPERTY_UNCLEAR: "财产信息不明确",
  GUARANTEE_INSUFFICIENT: "担保数额不足",
  GUARANTEE_INVALID: "担保无效",
  AGENT_AUTHORITY_MISSING: "代理手续不全",
  CASE_NO_MISMATCH: "案号不一致",
  DUPLICATE: "重复申请",
  NOT_URGENT: "情况不紧急",
  OUT_OF_SCOPE: "不属保全范围",
  OTHER: "其他",
} as const;
