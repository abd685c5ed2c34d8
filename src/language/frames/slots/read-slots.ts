import type { AmountMention, ChangeKind, Intent, Slots } from "../../frame.ts";
import type { Message } from "../message/message.ts";
import { numberOf, readBill, readCodes } from "./read-codes.ts";
import { readTail } from "./read-tail.ts";
import { contains } from "../../placed.ts";
import { readFacts } from "./read-facts.ts";
import { readParameterChanges, readRuleFigure } from "./read-parameters.ts";
import { slotsOfQuestion } from "../requests/read-questions.ts";
import { findSubjects } from "../message/subjects.ts";

/** Everything the message says that a verb of this intent may want. */
export function readSlots(message: Message, intent: Intent): Slots {
  const slots: { -readonly [name in keyof Slots]: Slots[name] } = {};
  const [verb] = message.cues.of("kind");
  if (verb) slots.kind = verb.code as ChangeKind;
  const [subject = message.people[0]] = findSubjects(message);
  if (subject) slots.person = subject.mention;
  else if (message.cues.has("pronoun")) slots.spokenOf = true;
  if (message.dates[0]) slots.date = message.dates[0].mention;
  if (message.unions[0]) slots.toUnion = message.unions[0].mention;
  if (message.honours[0]) slots.honour = message.honours[0].mention;
  const amounts = BARE_FIGURES.has(intent) ? figures(message) : message.amounts.map(({ mention }) => mention);
  if (amounts.length > 0) slots.amounts = amounts;
  const facts = readFacts(message);
  if (facts) slots.facts = facts;
  Object.assign(slots, readCodes(message), readBill(message, intent), readTail(message, intent));
  Object.assign(slots, slotsOfQuestion(message, intent), numberOf(message, intent));
  if (message.cues.has("quantity", "all")) slots.all = true;
  if (OF_SEVERAL.has(intent)) slots.people = message.people.map(({ mention }) => mention);
  if (OF_RULES.has(intent)) Object.assign(slots, ruleSlots(message));
  if (intent === "language") slots.locale = message.cues.has("locale", "en") ? "en" : "zh-CN";
  return slots;
}

/** Everyone named is meant: 「王建国、张伟体检了」. */
const OF_SEVERAL: ReadonlySet<Intent> = new Set([
  "record-couple",
  "checkup-attended",
  "trip-attended",
  "sign-up",
  "record-visit",
]);

/** In 「那9999呢」 and 「经费设为200万」 a bare number that belongs to no date is the figure meant. */
const BARE_FIGURES: ReadonlySet<Intent> = new Set(["what-if", "set-budget", "open-trip"]);

function figures(message: Message): AmountMention[] {
  if (message.amounts.length > 0) return message.amounts.map(({ mention }) => mention);
  return message.numbers
    .filter(
      (number) =>
        !message.dates.some((date) => contains(date, number)) &&
        message.cues.at("no-figure", number.end) === undefined,
    )
    .map(({ mention }) => ({ ...mention, role: "other", approximate: false }));
}

const OF_RULES: ReadonlySet<Intent> = new Set(["rule-change", "rule-standard", "rule-history"]);

/** Which rule is meant, and what of it is to change. */
function ruleSlots(message: Message): Slots {
  const changes = readParameterChanges(message);
  const [first] = changes;
  const [named] = [...message.cues.of("rule"), ...message.cues.of("benefit")];
  const rule = first?.rule ?? named?.code;
  const figure = first === undefined ? readRuleFigure(message) : undefined;
  return {
    ...(rule !== undefined && { rule }),
    ...(figure !== undefined && { value: figure }),
    ...(first !== undefined && { parameter: first.parameter, value: first.value, changes }),
  };
}
