import type { Feature } from "../feature.ts";
import { listDead } from "./list-dead.ts";
import { resendDead } from "./resend-dead.ts";

/** 死信: what could not be delivered, for staff to see and to send again. */
export const deliveries: Feature = {
  name: "deliveries",
  verbs: {
    "list-dead": { action: "list-dead", run: listDead },
    "resend-dead": { action: "resend-dead", run: resendDead },
  },
  answers: { "dead-letters": "list-dead", "resend-dead-letters": "resend-dead" },
};
