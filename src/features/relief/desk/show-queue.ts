import { say } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";
import { findCases } from "../decision/find-case.ts";
import { offerCases } from "./offer-cases.ts";
import { MOST_IN_QUEUE, queueLines } from "./preview-decision.ts";

/** 「待办」: what waits for the speaker, numbered. */
export const showQueue: Verb = async (context) => {
  const cases = await findCases(context);
  if (cases.length === 0) return { replies: [say("relief:decide.nothing-waits")] };
  return {
    replies: [say("relief:decide.queue", { count: cases.length, lines: queueLines(context.world, cases) })],
    // The number alone opens the card; only 确认 on it decides.
    dialogue: offerCases("approve", cases.slice(0, MOST_IN_QUEUE)),
  };
};
