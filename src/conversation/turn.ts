import type { Frame, Intent, Understanding } from "../language/frame.ts";
import type { Form, FormSlots } from "./form.ts";
import type { Reply } from "./reply.ts";
import type { ConversationState } from "./state.ts";

/** What a turn wants done, in order. Verbs run in the message's transaction. */
export type Effect =
  | { readonly kind: "say"; readonly reply: Reply }
  | { readonly kind: "run"; readonly verb: string; readonly slots: FormSlots; readonly frame: Frame };

export interface Turn<World> {
  readonly understanding: Understanding;
  /** The message, cleaned. */
  readonly text: string;
  readonly forms: readonly Form<World>[];
  /** Intents that a verb answers at once, without a dialogue. */
  readonly answers: Readonly<Partial<Record<Intent, string>>>;
  /** Whether it is theirs to do at all, bound and consented as they may be (permission table). */
  readonly permits: (action: string) => boolean;
  /** Decided before a form opens or an answer runs (permission table). `null` allows. */
  readonly refuse: (action: string) => Reply | null;
  readonly world: World;
  readonly now: Date;
}

export interface Result {
  readonly state: ConversationState;
  readonly effects: readonly Effect[];
}
