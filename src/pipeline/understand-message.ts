import type { ConversationState } from "../conversation/state.ts";
import { scopeFor } from "../features/permissions.ts";
import type { VerbContext } from "../features/feature.ts";
import type { Understanding } from "../language/frame.ts";
import type { House } from "./house.ts";

/** What the dialogue has just asked for → what the language module should expect. */
const EXPECTATIONS: Readonly<
  Record<string, "choice" | "date" | "person" | "union" | "amount" | "confirm" | "text">
> = {
  card: "confirm",
  date: "date",
  learned: "date",
  person: "person",
  toUnion: "union",
  fromUnion: "union",
  amount: "amount",
};

/** A file says nothing in words: what is in hand decides what it is for. */
const A_FILE: Understanding = {
  frames: [{ intent: "send-file", confidence: 1, candidates: [], mode: "report", slots: {} }],
  dates: [],
  amounts: [],
  numbers: [],
  people: [],
  unions: [],
  honours: [],
};

/** Reads the message with the eyes of its sender: only people in the sender's scope are recognised. */
export function understandMessage(
  house: House,
  context: Omit<VerbContext, "frame">,
  state: ConversationState,
): Understanding {
  const waitingFor = state.dialogue?.waitingFor ?? null;
  const expecting =
    (state.dialogue?.choices.length ?? 0) > 0
      ? "choice"
      : waitingFor === null
        ? undefined
        : EXPECTATIONS[waitingFor];
  if (context.source.attachment !== null && context.source.text === "") return A_FILE;
  return house.language.understand(context.source.text, {
    now: context.now,
    roster: house.roster,
    inScope: personScope(house, context),
    ...(expecting === undefined ? {} : { expecting }),
  });
}

function personScope(house: House, { actor }: Omit<VerbContext, "frame">): (personId: string) => boolean {
  switch (scopeFor(actor.role, "lookup-person")) {
    case "district":
      return () => true;
    case "own-union":
      return (id) => house.directory.people.get(id)?.unionId === actor.unionId;
    default:
      return (id) => id === actor.personId;
  }
}
