/** An amount in the capital figures that a court's paper writes, which nobody alters by a stroke: 贰万元整. */

const FIGURES = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = ["", "万", "亿", "万亿"];

/** Return four figures in capitals, without blanks at either end. */
function group(figures: string): string {
  const said = [...figures].map((figure, at) => (figure === "0" ? "零" : FIGURES[Number(figure)]! + PLACES[figures.length - 1 - at]!));
  return said.join("").replace(/零+/g, "零").replace(/零$/, "");
}

function whole(yuan: string): string {
  const groups = yuan.padStart(Math.ceil(yuan.length / 4) * 4, "0").match(/.{4}/g) ?? [];
  return groups
    .map((figures, at) => (/^0+$/.test(figures) ? "零" : group(figures) + GROUPS[groups.length - 1 - at]!))
    .join("")
    .replace(/零+/g, "零")
    .replace(/^零|零$/g, "");
}

/** Return the amount in capitals, or nothing for what is no amount of at most fifteen figures. */
export function inCapitals(amount: string): string {
  const [, yuan = "", jiao = "0", fen = "0"] = /^0*(\d{1,13})(?:\.(\d)(\d)?)?$/.exec(amount.trim()) ?? [];
  if (!yuan) return "";
  const main = /^0+$/.test(yuan) ? "" : `${whole(yuan)}元`;
  if (jiao === "0" && fen === "0") return main ? `${main}整` : "零元整";
  const tenths = jiao === "0" ? (main ? "零" : "") : `${FIGURES[Number(jiao)]!}角`;
  return main + tenths + (fen === "0" ? "整" : `${FIGURES[Number(fen)]!}分`);
}

/** 1亿, 2000万: a round sum as people say it. */
export function roundly(amount: string): string {
  const yuan = Number(amount);
  if (yuan >= 1e8 && yuan % 1e7 === 0) return `${yuan / 1e8}亿元`;
  return yuan >= 1e4 && yuan % 1e3 === 0 ? `${yuan / 1e4}万元` : `${amount}元`;
}

/** Whether it is an amount of yuan with at most two places. */
export const isAmount = (typed: string): boolean => /^\d+(\.\d{1,2})?$/.test(typed.trim());

/** 20,000.00: an amount that is read at a glance. */
export const yuan = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?=\.|$))/g, ",");
