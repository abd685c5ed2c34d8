import { type Reply, say } from "../../conversation/reply.ts";
import type { ConversationState } from "../../conversation/state.ts";
import type { Result, Turn } from "../../conversation/turn.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Enclosure } from "../../features/enclosure.ts";
import type { AuditEntry, Notice, VerbContext } from "../../features/feature.ts";
import { scopeFor } from "../../features/permissions.ts";
import type { World } from "../../features/world.ts";
import { applyToDialogue } from "./apply-to-dialogue.ts";
import type { House } from "../house.ts";

export interface Ran {
  readonly state: ConversationState;
  readonly replies: readonly Reply[];
  readonly files: readonly Enclosure[];
  readonly notices: readonly Notice[];
  readonly audit: readonly AuditEntry[];
  readonly locale: Locale | null;
  readonly wake: boolean;
}

/** Does what the turn decided, in order, inside the message's transaction. */
export async function runEffects(
  house: House,
  context: Omit<VerbContext, "frame">,
  turn: Turn<World>,
  decided: Result,
): Promise<Ran> {
  const replies: Reply[] = [];
  const files: Enclosure[] = [];
  const notices: Notice[] = [];
  const audit: AuditEntry[] = [];
  let locale: Locale | null = null;
  let wake = false;
  let state = decided.state;
  const queue = [...decided.effects];
  for (let effect = queue.shift(); effect !== undefined; effect = queue.shift()) {
    if (effect.kind === "say") {
      replies.push(effect.reply);
      continue;
    }
    const verb = house.verbs.get(effect.verb);
    if (verb === undefined) throw new Error(`no feature has the verb ${effect.verb}`);
    // Asked again at the moment of doing: a binding may have been revoked since the dialogue began.
    if (scopeFor(context.actor.role, verb.action) === null) {
      replies.push(say("dialogue:not-allowed"));
      continue;
    }
    const result = await verb.run({ ...context, frame: effect.frame }, effect.slots);
    replies.push(...result.replies);
    files.push(...(result.files ?? []));
    notices.push(...(result.notices ?? []));
    audit.push(...(result.audit ?? []));
    locale = result.locale ?? locale;
    wake ||= result.wake ?? false;
    // A number means what was said last: a list with a question after it offers nothing.
    if (result.dialogue?.next === "offer" && queue.length > 0) continue;
    const after = applyToDialogue(state, result, turn);
    state = after.state;
    queue.push(...after.effects);
  }
  return { state, replies, files, notices, audit, locale, wake };
}
