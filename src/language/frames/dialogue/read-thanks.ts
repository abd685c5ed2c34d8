import { isQuestion } from "../changes/read-mode.ts";
import type { Candidate } from "../candidates.ts";
import type { Message } from "../message/message.ts";

const THANKED = 4;

/** 「太感谢工会了，给我们解决了大问题」: who thanks at length, asks nothing and tells of nobody has said thanks. */
export function readThanks(message: Message): Candidate[] {
  const { cues, people, amounts } = message;
  const thanks = cues.of("reply").find(({ code, text }) => code === "thanks" && text.length > 1);
  if (thanks === undefined || people.length + amounts.length > 0 || isQuestion(message)) return [];
  return [{ intent: "thanks", score: THANKED, spans: [thanks] }];
}
