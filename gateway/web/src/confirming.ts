/** What cannot be taken back is asked for once more. */

import { ElMessageBox } from "element-plus";

export async function confirmed(words: string, act: string): Promise<boolean> {
  try {
    await ElMessageBox.confirm(words, act, { confirmButtonText: act, cancelButtonText: "取消", type: "warning" });
    return true;
  } catch {
    return false;
  }
}
