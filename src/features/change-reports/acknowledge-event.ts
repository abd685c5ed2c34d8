import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";

/** 收到: noted on record, so that it is known that somebody has seen a major event. */
export const acknowledgeEvent: Verb = async ({ now }) => ({
  replies: [say("changes:acknowledged")],
  audit: [{ action: "acknowledge-event", subject: null, details: { at: now.toISOString() } }],
});
