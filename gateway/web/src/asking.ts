/** What has to be asked of the person before a call that was refused can be repeated: a step-up, or a consent. */

import { defineStore } from "pinia";
import { markRaw } from "vue";

export type Purpose = "FACE" | "PAYMENT" | "INSURER" | "E_SERVICE";
export type Question = { kind: "STEP_UP" } | { kind: "CONSENT"; purpose: Purpose };

export interface Asking {
  question: Question;
  answer: Promise<boolean>;
  /** True when the person did what was asked. */
  settle: (done: boolean) => void;
}

const same = (one: Question, other: Question): boolean => JSON.stringify(one) === JSON.stringify(other);

export const useAsking = defineStore("asking", {
  state: () => ({ open: [] as Asking[] }),
  actions: {
    /** Ask, or wait for the answer where the same is being asked already. */
    ask(question: Question): Promise<boolean> {
      const there = this.open.find((each) => same(each.question, question));
      if (there) return there.answer;
      let settle: (done: boolean) => void = () => undefined;
      const answer = new Promise<boolean>((resolve) => {
        settle = (done) => {
          this.open = this.open.filter((each) => !same(each.question, question));
          resolve(done);
        };
      });
      this.open.push(markRaw({ question, answer, settle }));
      return answer;
    },
  },
});
