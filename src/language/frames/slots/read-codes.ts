import { codeAt } from "../../words/code-at.ts";
import type { Intent, Slots } from "../../frame.ts";
import { contains } from "../../placed.ts";
import type { Message } from "../message/message.ts";

const CODE_LIKE = /[A-Z0-9][A-Z0-9-]*/gi;
const RECEIPT = /^(?:[A-Z]{1,4}-?\d{4,}(?:-\d+)*|\d{4}-N?\d{5,6})$/i;
const NUMBERED = /^\D{0,12}(\d{1,3})(?:号|条|个|项|页)?$/;
const NUMBERED_LEAD = /(\d{1,6})[号条个]?的?(?:线索|更正申请)/;
const LEAD_NUMBER = /(?:线索|申请|leads?|request)\D{0,4}(\d{1,6})/i;
/** 看材料SQ2026-000001 2 · 看材料2. */
const PAPER_NUMBER = /(?:SQ\d{4}-\d{6}|材料|照片|paper)\D{0,4}(\d{1,2})(?!\d)/i;
const AFTER_RECEIPT = /\d{4}-N?\d{5,6}(?!\d)\D{0,6}(\d{1,2})(?!\d)/i;

/** Which lead, which file of a report, which dimension of a record, whose deputy. */
export function numberOf(message: Message, intent: Intent): Slots {
  const { text, start, end, cues, numbers } = message;
  const part = text.slice(start, end);
  const numbered = (form: RegExp): Slots => {
    const choice = form.exec(part)?.[1];
    return choice === undefined ? {} : { choice: Number(choice) };
  };
  switch (intent) {
    case "lead-confirm":
    case "lead-dismiss":
      return { ...numbered(LEAD_NUMBER), ...ofItem(message, LEAD), ...numbered(NUMBERED_LEAD) };
    case "approve":
    case "reject":
    case "return-for-mending":
      return { ...ofItem(message), ...ordinal(message) };
    case "show-papers":
      return { ...ordinal(message), ...numbered(PAPER_NUMBER) };
    case "sign-up":
    case "sign-off":
    case "trip-roll":
    case "trip-attended": {
      // 第2期: which trip.
      const trip = numbers.find((number) => text[number.end] === "期")?.mention.value;
      return trip === undefined ? {} : { choice: Number(trip) };
    }
    case "fetch-attachment":
      return { ...ordinal(message), ...numbered(AFTER_RECEIPT) };
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

/** 第四个, 第2条; but 第二款 is a clause of the rules. */
function ordinal({ text, numbers }: Message): Slots {
  const number = numbers.find(
    ({ start, end, mention: { value } }) =>
      text[start - 1] === "第" && /^\d{1,3}$/.test(value) && !CLAUSE.has(text[end] ?? ""),
  );
  return number === undefined ? {} : { choice: Number(number.mention.value) };
}

const CLAUSE = new Set("款章季次回年");

/** The first number that counts an item: 2号单子, 第十一条线索. Numbers of years, of sums and of papers count none. */
function ofItem({ text, numbers, amounts }: Message, item: RegExp = ITEM): Slots {
  const number = numbers.find(
    ({ start, end, mention: { value } }) =>
      /^\d{1,3}$/.test(value) &&
      item.test(text.slice(end, end + LONGEST_ITEM)) &&
      !amounts.some((amount) => contains(amount, { start, end })),
  );
  return number === undefined ? {} : { choice: Number(number.mention.value) };
}

const ITEM = /^(?:号|个|条|笔|件|份)?(?:的|那)?(?:单子|单|申请|件|材料|案子|救助)/;
const LEAD = /^(?:号|个|条|件)?的?(?:线索|更正申请)/;
const LONGEST_ITEM = 8;

/** Receipt numbers (受理编号), the code of a binding, the number of an item in a list. */
export function readCodes({ text, start, end, cues }: Message): Slots | undefined {
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

/** The number of a bill, right after the word for it: 「票据 00123456」. */
export function readBill({ text, end, cues }: Message, intent: Intent): Slots {
  const [word] = intent === "add-bill" ? cues.of("bill") : [];
  const tokens = word === undefined ? [] : (text.slice(word.end, end).match(CODE_LIKE) ?? []);
  const number = tokens.find((token) => token.length >= 6 && token.length <= 24 && /\d/.test(token));
  return number === undefined ? {} : { bill: number.toUpperCase() };
}

function hasDigit(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = codeAt(text, i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}
