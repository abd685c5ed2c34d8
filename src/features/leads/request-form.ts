import type { Form } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { findCard, findPhone } from "../../domain/numbers/personal-numbers.ts";
import type { Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";

/** Fewer characters than this say only that something is wrong, and not what. */
const SAYS_SOMETHING = 9;

/** 「更正」: a person says what is wrong in the own record; the officer sees to it. */
export const requestForm: Form<World> = {
  name: "request-correction",
  intents: ["correct-info"],
  action: "request-correction",
  commit: "request-correction",
  open: (frame, world) => (saysWhat(frame, world.text) ? { what: world.text } : {}),
  fill: (slots, _frame, asked, world) =>
    asked === "what" && world.text.trim() !== "" ? { ...slots, what: world.text } : null,
  title: () => say("leads:request-title"),
  freeText: ["what"],
  next(slots, world) {
    if (world.actor.role !== "model-worker") return { kind: "stop", reply: say("leads:officers-correct") };
    if (slots["what"] === undefined) return { kind: "ask", slot: "what", reply: say("leads:what-is-wrong") };
    return { kind: "run", verb: "request-correction" };
  },
};

const saysWhat = ({ slots }: Frame, text: string): boolean =>
  slots.date !== undefined ||
  // 「卡丢了」
  slots.facts?.["card"] !== undefined ||
  findPhone(text) !== null ||
  findCard(text) !== null ||
  Array.from(text).length >= SAYS_SOMETHING;
