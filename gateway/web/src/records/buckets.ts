/** The counters of «我的申请» and the lists that they open. */

export const PRESERVATION = { to_submit: "待提交", to_review: "待审核", to_pay: "待交费", ruled: "已裁定" } as const;
export const PRESERVATION_BELOW = { to_rule: "待裁定", closed: "已结束" } as const;
export const GUARANTEE = { to_submit: "待提交", to_review: "待审核", to_pay: "待交费", issued: "已出函" } as const;
export const GUARANTEE_BELOW = { issuing: "出函中", closed: "已结束" } as const;

export type PreservationBucket = keyof typeof PRESERVATION | keyof typeof PRESERVATION_BELOW;
export type GuaranteeBucket = keyof typeof GUARANTEE | keyof typeof GUARANTEE_BELOW;

/** Return the counters of a column in the order of their words. */
export function counted<B extends string>(words: Record<B, string>, counters: Record<NoInfer<B>, number>): { bucket: B; words: string; count: number }[] {
  return (Object.keys(words) as B[]).map((bucket) => ({ bucket, words: words[bucket], count: counters[bucket] }));
}
