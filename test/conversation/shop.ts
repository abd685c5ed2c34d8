import type { Form, FormSlots } from "../../src/conversation/form.ts";
import { say } from "../../src/conversation/reply.ts";
import { type ConversationState, EMPTY_STATE } from "../../src/conversation/state.ts";
import { converse } from "../../src/conversation/converse.ts";
import type { Effect, Turn } from "../../src/conversation/turn.ts";
import type { Frame, Intent } from "../../src/language/frame.ts";

/** What the toy forms may look at: nothing. */
export interface Nothing {
  readonly stock: readonly string[];
}

export const frame = (intent: Intent, slots: Frame["slots"] = {}, confidence = 1): Frame => ({
  intent,
  confidence,
  candidates: [],
  mode: "report",
  slots,
});

const line = (title: string) => say("dialogue:resumed", { what: say("dialogue:cancelled", { title }) });

/** Two things are asked for: which (by number), and how many (in free words); then a card. */
export const order: Form<Nothing> = {
  name: "order",
  intents: ["report-change"],
  action: "report-change",
  open: (said, _world, last) => ({
    item: said.slots.value ?? null,
    count: null,
    ...(last?.form === "lookup" ? { from: last.slots["query"] ?? null } : {}),
  }),
  fill: (slots, said, asked, { stock }) => {
    if (asked === "count" && said.slots.value !== undefined) return { ...slots, count: said.slots.value };
    if (said.intent === "correct") return { ...slots, count: said.slots.value ?? null };
    if (asked === "item" && said.slots.value !== undefined && stock.includes(said.slots.value))
      return { ...slots, item: said.slots.value };
    return null;
  },
  next: ({ item, count }, { stock }) => {
    if (item === "nothing") return { kind: "stop", reply: say("dialogue:not-allowed") };
    if (item === "at-once") return { kind: "run", verb: "serve" };
    if (item === null)
      return {
        kind: "ask",
        slot: "item",
        reply: say("dialogue:what-is-wrong"),
        choices: stock.map((one) => ({ label: line(one), slots: { item: one } })),
        expects: "text",
      };
    if (count === null)
      return { kind: "ask", slot: "count", reply: say("dialogue:not-understood"), expects: "amount" };
    return { kind: "card", verb: "show-order" };
  },
  summarise: ({ item, count }) => (item === "secret" ? null : line(`${String(item)}×${String(count)}`)),
  title: ({ item }) => line(String(item)),
  confirmedBy: ["return-none"],
  answeredBy: ["ask-relief"],
  freeText: ["count"],
  commit: "serve",
};

/** Answers, and can be asked again with one thing changed. */
export const lookup: Form<Nothing> = {
  name: "lookup",
  intents: ["lookup-person"],
  action: "lookup-person",
  open: (said) => ({ query: said.slots.value ?? null }),
  followUp: (last, said) => (said.slots.topic === undefined ? null : { ...last, topic: said.slots.topic }),
  fill: () => null,
  next: () => ({ kind: "run", verb: "find" }),
  title: () => line("lookup"),
  commit: "find",
};

/** Says nothing in one line, so that it is never confirmed unseen. */
export const plain: Form<Nothing> = {
  name: "plain",
  intents: ["return-start"],
  action: "file-return",
  open: () => ({}),
  fill: () => null,
  next: () => ({ kind: "card", verb: "show-plain" }),
  title: () => line("plain"),
  commit: "file",
};

export const NOW = new Date("2026-11-21T02:00:00Z");

/** Somebody at the counter: each `say` is one turn. */
export class Counter {
  state: ConversationState = EMPTY_STATE;
  now = NOW;
  refused: string | null = null;
  text = "";
  forms: readonly Form<Nothing>[] = [order, lookup, plain];

  /** What one message does, told in short: `say key` or `run verb`. */
  say(...frames: readonly Frame[]): readonly string[] {
    return this.effects(...frames).map((effect) =>
      effect.kind === "say" ? `say ${effect.reply.key.replace("dialogue:", "")}` : `run ${effect.verb}`,
    );
  }

  effects(...frames: readonly Frame[]): readonly Effect[] {
    const { state, effects } = converse(this.state, this.turn(frames));
    this.state = state;
    return effects;
  }

  turn(frames: readonly Frame[]): Turn<Nothing> {
    return {
      understanding: { frames, dates: [], amounts: [], numbers: [], people: [], unions: [], honours: [] },
      text: this.text,
      forms: this.forms,
      answers: {
        help: "help",
        human: "human",
        unknown: "unknown",
        confirm: "nothing-to-do",
        greeting: "greet",
      },
      permits: (action) => action !== this.refused,
      refuse: (action) => (action === this.refused ? say("dialogue:bind-first") : null),
      world: { stock: ["tea", "rice"] },
      now: this.now,
    };
  }

  get slots(): FormSlots | undefined {
    return this.state.dialogue?.slots;
  }
}
