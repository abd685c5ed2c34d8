import type { Feature } from "../feature.ts";
import { acknowledgeEvent } from "./acknowledge-event.ts";
import { listEvents } from "./list-events.ts";
import { nudgeUnseen } from "./nudge-unseen.ts";

/** 重大情况: seen by somebody within 24 hours, on record by whom (domain §2). */
export const majorEvents: Feature = {
  name: "major-events",
  verbs: {
    "acknowledge-event": { action: "acknowledge-event", run: acknowledgeEvent },
    "list-events": { action: "list-events", run: listEvents },
  },
  answers: { acknowledge: "acknowledge-event", "major-list": "list-events" },
  jobs: [nudgeUnseen],
};
