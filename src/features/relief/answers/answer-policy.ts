import { say, sayPublicly } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";

/** 「自付一在哪看」: the three boxes of a Beijing slip, and where they stand. */
export const explainBoxes: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:boxes-explained") : sayPublicly("relief:boxes-explained")],
});

/** Deadlines and how to: what anyone may know. */
export const answerPolicy: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:how-to") : sayPublicly("relief:how-to")],
});

/** 「为什么」 with nothing before it that it could ask about. */
export const nothingToExplain: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:why") : sayPublicly("relief:why")],
});
