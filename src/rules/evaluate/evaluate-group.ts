import type { CompiledBook } from "../compile/compiled-book.ts";
import type { RuleGroup } from "../form/book.ts";
import { parseDay } from "../values/day.ts";
import { add, compare, formatMoney, type Exact } from "../values/exact.ts";
import { high, low, minNum, Span, spanOf, type Num } from "../values/span.ts";
import type { Answer } from "./answer/answer.ts";
import { amountIn } from "./answer/bounds.ts";
import type { Usage } from "./compute-amount.ts";
import { evaluate } from "./evaluate.ts";
import { evaluateVersion } from "./evaluate-version.ts";
import type { Facts } from "./facts/read-facts.ts";

export interface GroupOptions {
  /** The day asked about, ISO. */
  readonly on: string;
  /** By rule, then by limit. */
  readonly usage?: Readonly<Record<string, Usage>> | undefined;
  readonly trace?: boolean;
}

/** What several rules come to together. */
export interface GroupAnswer {
  readonly group: string;
  readonly answer: "yes" | "no" | "ask" | "invalid";
  /** What is paid in all; null while it is open. */
  readonly amount: string | null;
  /** The rules that pay. */
  readonly granted: readonly string[];
  /** What is still needed, of the rules that can still matter. */
  readonly needs: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Asks every rule of a group about the same facts, and stacks what they grant. Throws when there is no such group. */
export function evaluateGroup(
  book: CompiledBook,
  code: string,
  facts: Facts,
  options: GroupOptions,
): GroupAnswer {
  const group = book.book.groups.get(code);
  if (!group) throw new Error(`no group ${code}`);
  const members = group.rules.map((rule) => askMember(book, rule, facts, options));
  const answers = Object.fromEntries(members.map(({ answer, rule }) => [rule, answer]));
  const base = { group: code, answers };
  if (members.some(({ answer }) => answer.answer === "invalid")) {
    return { ...base, answer: "invalid", amount: null, granted: [], needs: [] };
  }
  const { open, paying } = stack(group, members);
  if (open.length > 0) {
    const needs = open.flatMap(({ answer }) => (answer.answer === "ask" ? answer.needs : []));
    return { ...base, answer: "ask", amount: null, granted: [], needs: [...new Set(needs)] };
  }
  const sum = paying.reduce<Exact>((total, { amount }) => add(total, low(amount)), 0);
  const ceiling = ceilingOf(book, code, facts, options);
  const total = minNum(sum, ceiling.amount);
  if (total instanceof Span)
    return { ...base, answer: "ask", amount: null, granted: [], needs: ceiling.needs };
  const granted = paying.map(({ rule }) => rule);
  return {
    ...base,
    answer: compare(total, 0) > 0 ? "yes" : "no",
    amount: formatMoney(total),
    granted,
    needs: [],
  };
}

/** What all of it together may come to at most, and what that hangs on. */
function ceilingOf(
  { ceilings }: CompiledBook,
  code: string,
  facts: Facts,
  { on }: GroupOptions,
): { readonly amount: Num; readonly needs: readonly string[] } {
  const ceiling = ceilings.get(code);
  if (!ceiling) return { amount: Infinity, needs: [] };
  const answer = evaluateVersion(ceiling, facts, parseDay(on) ?? 0, { on });
  return { amount: amountOf(answer), needs: answer.answer === "ask" ? answer.needs : [] };
}

/** A rule of the group, and what it may come to. */
interface Member {
  readonly rule: string;
  readonly answer: Answer;
  readonly amount: Num;
}

function askMember(book: CompiledBook, rule: string, facts: Facts, options: GroupOptions): Member {
  const compiled = book.rules.get(rule);
  if (!compiled) throw new Error(`no rule ${rule}`);
  const usage = options.usage && (options.usage[rule] ?? {});
  const answer = evaluate(compiled, facts, { on: options.on, usage, trace: options.trace ?? false });
  return { rule, answer, amount: amountOf(answer) };
}

/** What is paid for it: nothing at all while it is not sure. */
function amountOf(answer: Answer): Num {
  const amount = amountIn(answer) ?? 0;
  return answer.answer === "ask" && !answer.entitled ? spanOf(0, high(amount)) : amount;
}

interface Stacked {
  readonly paying: readonly Member[];
  /** Rules that are not decided and may still change what is paid. */
  readonly open: readonly Member[];
}

function stack({ stacking }: RuleGroup, members: readonly Member[]): Stacked {
  const able = members.filter(({ amount }) => compare(high(amount), 0) > 0);
  switch (stacking) {
    case "all":
      return { paying: able, open: able.filter(isOpen) };
    case "first": {
      const paying = able.slice(0, 1);
      return { paying, open: paying.filter(isOpen) };
    }
    case "largest":
      return largestOf(able);
  }
}

/** The largest alone; of equal ones the first. Those that cannot come before what is sure do not matter. */
function largestOf(able: readonly Member[]): Stacked {
  const sure = able.reduce<Exact>(
    (most, { amount }) => (compare(low(amount), most) > 0 ? low(amount) : most),
    0,
  );
  const largest = able.findIndex(({ amount }) => compare(low(amount), sure) === 0);
  const open = able.filter((member, index) => {
    const reach = compare(high(member.amount), sure);
    return isOpen(member) && (reach > 0 || (reach === 0 && index < largest));
  });
  return { paying: able.slice(largest, largest + 1), open };
}

const isOpen = ({ amount }: Member): boolean => amount instanceof Span;
