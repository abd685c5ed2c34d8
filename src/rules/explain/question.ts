import type { CompiledRule } from "../compile/compiled-book.ts";
import type { BookLocale } from "../form/rule.ts";
import type { ValueKind } from "../values/value.ts";

/** What to ask for one input, and what may be chosen. */
export interface Question {
  readonly input: string;
  readonly kind: ValueKind;
  readonly text: string;
  readonly label: string;
  readonly choices: readonly { readonly code: string; readonly label: string }[];
  /** People decide this in the end; what is told is for the estimate only. */
  readonly judged: boolean;
}

/** The question for a need of an answer, as its version asks it; `undefined` when the rule has no such input. */
export function questionFor(
  rule: CompiledRule,
  need: { readonly version: number | null; readonly input: string },
  locale: BookLocale,
): Question | undefined {
  const named = rule.versions.find((each) => each.rule.version === need.version);
  const asking = named ?? rule.versions.findLast(({ rule: each }) => each.inputs.has(need.input));
  const input = asking?.rule.inputs.get(need.input);
  if (!input) return undefined;
  return {
    input: need.input,
    kind: input.type.kind,
    text: input.question[locale],
    label: input.label[locale],
    choices: [...input.options].map(([code, label]) => ({ code, label: label[locale] })),
    judged: input.judged,
  };
}
