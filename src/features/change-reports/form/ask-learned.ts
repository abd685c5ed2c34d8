import type { Choice } from "../../../conversation/form.ts";
import { type Reply, say } from "../../../conversation/reply.ts";
import { addDays, type LocalDate } from "../../../domain/local-date.ts";
import type { ChangeKindRule } from "../../change-kinds.ts";

interface Told {
  readonly date: string;
  readonly learned: string | undefined;
}

/** 得知时间 is asked when a major event is more than a day old, for it is due within 24 hours of being known. */
export function asksLearned(
  { date, learned }: Told,
  rule: ChangeKindRule | undefined,
  today: LocalDate,
): boolean {
  return rule?.major === true && learned === undefined && date < addDays(today, -1);
}

/** The question, with the answer that nearly everybody gives. */
export function askLearned(isUnreadable: boolean): {
  readonly reply: Reply;
  readonly choices: readonly Choice[];
} {
  return {
    reply: say(isUnreadable ? "changes:learned-unclear" : "changes:when-learned"),
    choices: [{ label: say("changes:learned-just-now"), slots: { learned: "now" } }],
  };
}
