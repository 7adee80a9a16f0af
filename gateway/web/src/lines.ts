/** The two lines of business: what is alike in them is done by the same pages, and what each says otherwise stands here. */

export type Line = "preservation" | "guarantee";

interface Said {
  /** Where its applications are within the page. */
  place: string;
  /** 基本信息 as this line calls it. */
  basic: string;
  /** Who reads the materials in their order. */
  reader: string;
  steps: readonly (readonly [place: string, words: string])[];
}

export const LINES: Readonly<Record<Line, Said>> = {
  preservation: {
    place: "/applications",
    basic: "保全基本信息",
    reader: "法院",
    steps: [
      ["creation", "创建保全"],
      ["basic-information", "保全基本信息"],
      ["guarantees", "担保信息"],
      ["materials", "上传材料"],
      ["preview", "预览提交"],
    ],
  },
  guarantee: {
    place: "/guarantees",
    basic: "担保基本信息",
    reader: "保险公司",
    steps: [
      ["creation", "申请担保"],
      ["basic-information", "担保基本信息"],
      ["materials", "上传材料"],
      ["preview", "预览提交"],
    ],
  },
};

/** Return the address of an application, or of a step of it. */
export const placeOf = (line: Line, id: string, step = ""): string => [LINES[line].place, id, step].filter(Boolean).join("/");

/** Return the address of the step so many after another one. */
export function stepFrom(line: Line, id: string, step: string, by: number): string {
  const { steps } = LINES[line];
  return placeOf(line, id, steps[steps.findIndex(([place]) => place === step) + by]?.[0]);
}
