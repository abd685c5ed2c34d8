import { say, sayPublicly } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";

/** 「自付一在哪看」: the three boxes of a Beijing slip, and where they stand. */
export const explainBoxes: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:boxes-explained") : sayPublicly("relief:boxes-explained")],
});

/** How to go on: deadlines for those who report, the way to relief for those it is for. */
export const answerPolicy: Verb = async ({ roomId, actor }) => {
  if (roomId !== null) return { replies: [sayPublicly("relief:how-to")] };
  return { replies: [say(actor.role === "model-worker" ? "relief:how-to-apply" : "relief:how-to")] };
};

/** 「为什么」 with nothing before it that it could ask about. */
export const nothingToExplain: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:why") : sayPublicly("relief:why")],
});
