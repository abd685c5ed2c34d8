import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { type LocalDate, yearOf } from "../domain/local-date.ts";
import { type CompiledBook, type CompiledRule, type Facts, limitsInForce } from "../rules/index.ts";
import { queryRows, type Tx } from "./database.ts";

/** A limit of a rule (domain §3), as the rule's version says it. */
export interface LimitForm {
  readonly name: string;
  readonly per: "person" | "household" | "member";
  readonly in: "year" | "quarter" | "month" | "event" | "lifetime" | "window";
  readonly each: readonly string[];
  readonly times: number | null;
  /** Length of a `window`, in months that end with the day that counts. */
  readonly months: number | null;
  /** On which day a `year` begins (`09-01`); null: 1 January. */
  readonly starting?: string | null;
}

/** The limits of the version that answers. */
export const limitsOf = (rule: CompiledRule, facts: Facts, on: string): readonly LimitForm[] =>
  limitsInForce(rule, facts, on);

/** Who would use it and when. */
export interface Claimant {
  readonly personId: string;
  readonly householdId: string;
  /** Which member of the family; the person's own id where nobody else is meant. */
  readonly memberKey: string;
  /** The day that counts: of the event, else of the application. */
  readonly on: LocalDate;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface HeldLimit {
  readonly id: string;
  readonly name: string;
  readonly times: number;
  readonly amount: string;
}

/** A fact as part of a key; what is not one plain value is no key. */
const plain = (fact: unknown): string =>
  typeof fact === "string" || typeof fact === "boolean" ? `${fact}` : "";

/** Under which subject and for which stretch of time a use counts. */
export function limitKey(limit: LimitForm, claimant: Claimant): { subject: string; span: string } {
  const subject = {
    person: claimant.personId,
    household: claimant.householdId,
    member: claimant.memberKey,
  }[limit.per];
  const { on } = claimant;
  const stretch = {
    year: yearKey(on, limit.starting),
    quarter: `${yearOf(on)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`,
    month: on.slice(0, 7),
    event: `event:${on}`,
    lifetime: "lifetime",
    window: "window",
  }[limit.in];
  const each = limit.each.map((input) => plain(claimant.facts[input]));
  return { subject, span: [stretch, ...each].join(":") };
}

/** A calendar year by its number, a school year by its first day. */
function yearKey(on: LocalDate, starting: string | null = null): string {
  if (starting === null) return String(yearOf(on));
  return `${on.slice(5) >= starting ? yearOf(on) : yearOf(on) - 1}-${starting}`;
}

/**
 * What was used of each limit, its row locked until the transaction ends: whoever comes second sees what the first one
 * took. Rows are made as they are needed.
 */
export async function lockLimits(
  tx: Tx,
  ruleCode: string,
  limits: readonly LimitForm[],
  claimant: Claimant,
): Promise<HeldLimit[]> {
  const held: HeldLimit[] = [];
  for (const limit of limits.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { subject, span } = limitKey(limit, claimant);
    const [row] = await queryRows<Omit<HeldLimit, "name">>(
      tx,
      sql`insert into limit_totals (id, rule_code, limit_name, subject, span)
        values (${newId()}::uuid, ${ruleCode}, ${limit.name}, ${subject}, ${span})
        on conflict (rule_code, limit_name, subject, span) do update set span = excluded.span
        returning id, times, amount::text`,
    );
    if (row !== undefined) held.push({ ...(await withinWindow(tx, row, limit, claimant)), name: limit.name });
  }
  return held;
}

/** What was used of each limit, without locking: for an answer. */
export async function readLimits(
  tx: Tx,
  ruleCode: string,
  limits: readonly LimitForm[],
  claimant: Claimant,
): Promise<HeldLimit[]> {
  const held: HeldLimit[] = [];
  for (const limit of limits) {
    const { subject, span } = limitKey(limit, claimant);
    const [row] = await queryRows<Omit<HeldLimit, "name">>(
      tx,
      sql`select id, times, amount::text from limit_totals
        where rule_code = ${ruleCode} and limit_name = ${limit.name} and subject = ${subject} and span = ${span}`,
    );
    if (row !== undefined) held.push({ ...(await withinWindow(tx, row, limit, claimant)), name: limit.name });
  }
  return held;
}

/** Of a rolling window only what was granted for days within it counts: 「同一病种12个月内一次」. */
async function withinWindow(
  tx: Tx,
  row: Omit<HeldLimit, "name">,
  { in: stretch, months }: LimitForm,
  { on }: Claimant,
): Promise<Omit<HeldLimit, "name">> {
  if (stretch !== "window" || months === null) return row;
  const [used] = await queryRows<Omit<HeldLimit, "name" | "id">>(
    tx,
    sql`select count(*)::int as times, coalesce(sum(amount), 0)::text as amount from limit_uses
      where total_id = ${row.id}::uuid and released_at is null
        and coalesce(counted_on, at::date) > ${on}::date - make_interval(months => ${months})
        and coalesce(counted_on, at::date) < ${on}::date + make_interval(months => ${months})`,
  );
  return { ...row, ...used };
}

/** As the rules take it: limit → how often and how much. */
export const usageOf = (
  held: readonly HeldLimit[],
): Readonly<Record<string, { times: number; amount: string }>> =>
  Object.fromEntries(held.map(({ name, times, amount }) => [name, { times, amount }]));

export interface Payable {
  readonly id: string;
  readonly amount: string;
  /** The day that counts. */
  readonly on: LocalDate;
  /** The running caps as the answer reckoned them. */
  readonly caps?: readonly { readonly limit: string; readonly figure: string }[] | undefined;
}

/** Takes a share of every limit for a payable; the CHECK of the table refuses what would go over. */
export async function takeLimits(
  tx: Tx,
  held: readonly HeldLimit[],
  limits: readonly LimitForm[],
  payable: Payable,
  at: Date,
): Promise<void> {
  for (const { id, name } of held) {
    const limit = limits.find((each) => each.name === name);
    // A row counts for ever; of a window only part of it does, which the lock on the row guards.
    const counts = limit?.in !== "window";
    const most = counts ? (limit?.times ?? null) : null;
    const cap = counts ? (payable.caps?.find((each) => each.limit === name)?.figure ?? null) : null;
    await tx.execute(sql`with total as (
        update limit_totals set times = times + 1, amount = amount + ${payable.amount}::numeric, most_times = ${most},
          most_amount = ${cap}::numeric
        where id = ${id}::uuid returning id
      ) insert into limit_uses (id, total_id, payable_id, amount, at, counted_on)
        select ${newId()}::uuid, id, ${payable.id}::uuid, ${payable.amount}::numeric, ${at.toISOString()}::timestamptz,
          ${payable.on}::date
        from total`);
  }
}

/** Counts a grant under limits of other rules that take it in (`with`): they limit their own grants, and not this one. */
export async function takeElsewhere(
  tx: Tx,
  { rules }: CompiledBook,
  code: string,
  claimant: Claimant,
  payable: Omit<Payable, "on">,
  at: Date,
): Promise<void> {
  for (const rule of [...rules.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const counting = limitsInForce(rule, {}, claimant.on).filter(
      (limit) => rule.code !== code && limit.with.includes(code),
    );
    const held = await lockLimits(tx, rule.code, counting, claimant);
    await takeLimits(tx, held, [], { ...payable, on: claimant.on }, at);
  }
}

/** Gives back what payables that never went out had taken. */
export async function releaseLimits(tx: Tx, payableIds: readonly string[], at: Date): Promise<void> {
  await tx.execute(sql`with freed as (
      update limit_uses set released_at = ${at.toISOString()}::timestamptz
      where released_at is null and payable_id in (
        select value::uuid from json_array_elements_text(${JSON.stringify(payableIds)}::json))
      returning total_id, amount
    ), sums as (select total_id, count(*)::int as times, sum(amount) as amount from freed group by total_id)
    update limit_totals t set times = t.times - sums.times, amount = t.amount - sums.amount
    from sums where t.id = sums.total_id`);
}
