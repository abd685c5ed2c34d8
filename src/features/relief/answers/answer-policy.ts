import { say, sayPublicly } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";

/** Deadlines and how to: what anyone may know. */
export const answerPolicy: Verb = async ({ roomId }) => ({
  replies: [roomId === null ? say("relief:how-to") : sayPublicly("relief:how-to")],
});
