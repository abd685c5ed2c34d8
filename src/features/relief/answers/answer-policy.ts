import { say, sayPublicly } from "../../../conversation/reply.ts";
import { daysBetween, type LocalDate, yearOf } from "../../../domain/local-date.ts";
import type { Verb } from "../../feature.ts";

/** 「自付一在哪看」: the three boxes of a Beijing slip, and where they stand. */
export const explainBoxes: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:boxes-explained") : sayPublicly("relief:boxes-explained")],
});

/** How to go on: deadlines for those who report, the way to relief for those it is for. */
export const answerPolicy: Verb = async ({ roomId, actor, today }) => {
  if (roomId === null && actor.role === "model-worker") return { replies: [say("relief:how-to-apply")] };
  const days = daysBetween(today, `${yearOf(today)}-12-31` as LocalDate);
  if (roomId !== null) return { replies: [sayPublicly("relief:how-to", { days })] };
  return { replies: [say(actor.role === "officer" ? "relief:how-to-report" : "relief:how-to", { days })] };
};

/** 「为什么」 with nothing before it that it could ask about. */
export const nothingToExplain: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:why") : sayPublicly("relief:why")],
});
