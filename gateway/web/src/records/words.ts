/** The Chinese words for the codes on the wire. */

export const ID_TYPES = {
  RESIDENT_ID: "居民身份证",
  PASSPORT: "护照",
  HK_MACAO_PERMIT: "港澳居民来往内地通行证",
  TAIWAN_PERMIT: "台湾居民来往大陆通行证",
  FOREIGN_PERMANENT: "外国人永久居留身份证",
} as const;
export const PARTY_ID_TYPES = { ...ID_TYPES, USCC: "统一社会信用代码", OTHER: "其他" } as const;
export const GENDERS = { MALE: "男", FEMALE: "女" } as const;

export const CATEGORIES = { PRE_LITIGATION: "诉前保全", LITIGATION: "诉讼保全" } as const;
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
  OTHER: "其他材料",
} as const;

export const CHANNELS = { "sandbox-wechat": "微信支付", "sandbox-alipay": "支付宝", "sandbox-unionpay": "银联" } as const;

export const PROVINCES = Object.fromEntries(
  "北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区"
    .split(" ")
    .map((name) => [name, name]),
);
