import type { AmountMention, ChangeKind, Intent, Slots } from "../frame.ts";
import type { Message } from "./message.ts";
import { spanOf } from "../normalise.ts";
import { contains } from "../placed.ts";
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

const CODE_LIKE = /[A-Z0-9][A-Z0-9-]*/gi;
const RECEIPT = /^(?:[A-Z]{1,4}-?\d{4,}(?:-\d+)*|\d{4}-N?\d{5,6})$/i;
const NUMBERED = /^\D{0,12}(\d{1,3})(?:号|条|个|项|页)?$/;
const NUMBERED_LEAD = /(\d{1,6})[号条个]?的?(?:线索|更正申请)/;
const LEAD_NUMBER = /(?:线索|申请|leads?|request)\D{0,4}(\d{1,6})/i;
const OF_LIST = /第(\d{1,3})/;
/** 看材料SQ2026-000001 2 · 看材料2. */
const PAPER_NUMBER = /(?:SQ\d{4}-\d{6}|材料|照片|paper)\D{0,4}(\d{1,2})(?!\d)/i;
const AFTER_RECEIPT = /\d{4}-N?\d{5,6}\D{0,6}(\d{1,2})(?!\d)/i;

/** Which lead, which file of a report, which dimension of a record, whose deputy. */
function numberOf({ text, start, end, cues, numbers }: Message, intent: Intent): Slots {
  const part = text.slice(start, end);
  const numbered = (form: RegExp): Slots => {
    const choice = form.exec(part)?.[1];
    return choice === undefined ? {} : { choice: Number(choice) };
  };
  switch (intent) {
    case "lead-confirm":
    case "lead-dismiss":
      return { ...numbered(LEAD_NUMBER), ...numbered(NUMBERED_LEAD) };
    case "approve":
    case "reject":
    case "return-for-mending":
      return numbered(OF_LIST);
    case "show-papers":
      return numbered(PAPER_NUMBER);
    case "sign-up":
    case "sign-off":
    case "trip-roll":
    case "trip-attended": {
      // 第2期: which trip.
      const trip = numbers.find((number) => text[number.end] === "期")?.mention.value;
      return trip === undefined ? {} : { choice: Number(trip) };
    }
    case "fetch-attachment":
      return numbered(AFTER_RECEIPT);
    case "confirm-record":
    case "hand-over-archive": {
      const topic = cues.of(intent === "confirm-record" ? "dimension" : "keeper")[0]?.code;
      return topic === undefined ? {} : { topic };
    }
    case "export":
      return { facts: Object.fromEntries(cues.of("export").map(({ code }) => code.split("."))) };
    default:
      return {};
  }
}

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

/** The number of a bill, right after the word for it: 「票据 00123456」. */
function readBill({ text, end, cues }: Message, intent: Intent): Slots {
  const [word] = intent === "add-bill" ? cues.of("bill") : [];
  const tokens = word === undefined ? [] : (text.slice(word.end, end).match(CODE_LIKE) ?? []);
  const number = tokens.find((token) => token.length >= 6 && token.length <= 24 && /\d/.test(token));
  return number === undefined ? {} : { bill: number.toUpperCase() };
}

const TAILED: ReadonlySet<Intent> = new Set([
  "reject",
  "refuse-rule",
  "withdraw-rule",
  "return-for-mending",
  "answer-question",
  "payment-returned",
  "record-visit",
  "record-studio",
  "record-result",
  "add-to-list",
  "take-off-list",
  "open-case",
  "stamp-case",
]);

const REASONED: ReadonlySet<Intent> = new Set([
  "reject",
  "refuse-rule",
  "withdraw-rule",
  "return-for-mending",
  "payment-returned",
  "add-to-list",
  "take-off-list",
]);

/** What follows the word that opens a reason or an answer, or else the first mark: 「驳回，理由：…」「答复1：…」. */
function readTail(message: Message, intent: Intent): Slots {
  if (!TAILED.has(intent)) return {};
  const opening = REASONED.has(intent) ? message.cues.of("before-reason")[0] : undefined;
  const mark = /[，,：:；;]/.exec(message.text.slice(message.start, message.end));
  const opens = opening?.code === "kept" ? opening.start : opening?.end;
  const from = opens ?? (mark === null ? undefined : message.start + mark.index + 1);
  if (from === undefined) return {};
  const value = spanOf(message.n, from, message.end)
    .text.replace(/^[：:，,是为\s]+/, "")
    .trimEnd();
  const [number] = message.numbers;
  const choice = intent === "answer-question" ? Number(number?.mention.value ?? 1) : undefined;
  return { ...(value !== "" && { value }), ...(choice !== undefined && { choice }) };
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

const OF_RULES: ReadonlySet<Intent> = new Set(["rule-change", "rule-standard", "rule-history"]);

/** Which rule is meant, and what of it is to change. */
function ruleSlots(message: Message): Slots {
  const changes = readParameterChanges(message);
  const [first] = changes;
  const [named] = [...message.cues.of("rule"), ...message.cues.of("benefit")];
  const rule = first?.rule ?? named?.code;
  return {
    ...(rule !== undefined && { rule }),
    ...(first !== undefined && { parameter: first.parameter, value: first.value, changes }),
  };
}
