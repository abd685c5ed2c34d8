import type { ChangeKind, Intent, RuleParameterChange, Slots } from "../frame.ts";
import type { Message } from "./message.ts";
import { readFacts } from "./read-facts.ts";
import { readParameterChanges } from "./read-parameters.ts";
import { slotsOfQuestion } from "./read-questions.ts";
import { findSubjects } from "./subjects.ts";

/** Everything the message says that a verb of this intent may want. */
export function readSlots(message: Message, intent: Intent): Slots {
  const slots: { -readonly [name in keyof Slots]: Slots[name] } = {};
  const [verb] = message.cues.of("kind");
  if (verb) slots.kind = verb.code as ChangeKind;
  const [subject = message.people[0]] = findSubjects(message);
  if (subject) slots.person = subject.mention;
  if (message.dates[0]) slots.date = message.dates[0].mention;
  if (message.unions[0]) slots.toUnion = message.unions[0].mention;
  if (message.honours[0]) slots.honour = message.honours[0].mention;
  if (message.amounts.length > 0) slots.amounts = message.amounts.map(({ mention }) => mention);
  const facts = readFacts(message);
  if (facts) slots.facts = facts;
  Object.assign(slots, readCodes(message), slotsOfQuestion(message, intent));
  if (intent === "rule-change") Object.assign(slots, ruleSlots(readParameterChanges(message)));
  if (intent === "language") slots.locale = message.cues.has("locale", "en") ? "en" : "zh-CN";
  return slots;
}

const CODE_LIKE = /[A-Z0-9][A-Z0-9-]*/gi;
const RECEIPT = /^[A-Z]{1,4}-?\d{4,}(?:-\d+)*$/i;
const NUMBERED = /^\D{0,12}(\d{1,3})(?:号|条|个|项)?$/;

/** Receipt numbers (受理编号), the code of a binding, the number of an item in a list. */
function readCodes({ text, start, end, cues }: Message): Slots | undefined {
  if (!hasDigit(text, start, end)) return undefined;
  const part = text.slice(start, end);
  const tokens = part.match(CODE_LIKE) ?? [];
  const receipt = tokens.find((token) => RECEIPT.test(token));
  const code = cues.has("field", "code")
    ? tokens.find((token) => token.length > 3 && /\d/.test(token))
    : undefined;
  const choice = NUMBERED.exec(part.trim())?.[1];
  return {
    ...(receipt !== undefined && { receipt: receipt.toUpperCase() }),
    ...(code !== undefined && { code: code.toUpperCase() }),
    ...(choice !== undefined && { choice: Number(choice) }),
  };
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

function ruleSlots(changes: readonly RuleParameterChange[]): Slots {
  const [first] = changes;
  if (first === undefined) return {};
  return {
    ...(first.rule !== undefined && { rule: first.rule }),
    parameter: first.parameter,
    value: first.value,
    changes,
  };
}
