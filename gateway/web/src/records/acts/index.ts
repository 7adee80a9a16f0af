/** Every act of the court, in the order in which a file meets them. */

import type { Act } from "@/records/acts/act";
import { AID, FEE_VERDICT, LAPSE, REINSTATE } from "@/records/acts/charging";
import { CORRECT, FOLLOW_UP, MEASURE, NOTHING_FOUND } from "@/records/acts/enforcing";
import { ACCEPT, EXEMPTION, ORDER_GUARANTEE, RETURN, REVIEW, SERVE } from "@/records/acts/examining";

export const ACTS: Act[] = [
  ACCEPT,
  RETURN,
  ORDER_GUARANTEE,
  EXEMPTION,
  REVIEW,
  AID,
  FEE_VERDICT,
  SERVE,
  LAPSE,
  REINSTATE,
  MEASURE,
  NOTHING_FOUND,
  FOLLOW_UP,
  CORRECT,
];
