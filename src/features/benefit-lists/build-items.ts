import { type SQL, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { LocalDate } from "../../domain/local-date.ts";
import type { Vault } from "../../domain/vault.ts";
import { type CompiledRule, evaluate } from "../../rules/index.ts";
import { queryRows, type Tx } from "../database.ts";
import { limitKey, limitsOf } from "../limits.ts";
import type { Festival } from "../../domain/festival-day.ts";
import type { ListException, ListKind } from "./schema.ts";

/** Read, judged and written at a time: memory stays the same however long the list is. */
const PAGE = 5_000;

export interface ListPlan {
  readonly listId: string;
  readonly kind: ListKind;
  readonly festival: Festival | null;
  readonly asOf: LocalDate;
  readonly rule: CompiledRule;
}

/** What one slice of the archive came to. */
export interface SliceTotals {
  readonly seen: number;
  readonly included: number;
  readonly excepted: number;
  readonly ruleVersion: number | null;
  /** After whom the next slice goes on; null: everybody was asked about. */
  readonly goOnAfter: string | null;
}

interface Candidate {
  readonly id: string;
  readonly birthday: string | null;
  readonly employment: string;
  readonly life: string;
  readonly standing: string;
  readonly whereabouts: string;
  readonly died: string | null;
  readonly card: boolean;
  readonly tier: string | null;
  readonly lead: boolean;
  readonly had: boolean;
}

interface Judged {
  readonly answer: "yes" | "no";
  readonly amount: string | null;
  readonly version: number | null;
}

const FROM_THE_START = "00000000-0000-0000-0000-000000000000";

/**
 * Goes through a slice of the archive page by page, asks the rule of everyone, and writes who is on the list and who is
 * not and why. `most`: people in the slice, a multiple of the page. While a page is judged the next is being read and
 * the one before written: the database and the process work side by side.
 */
export async function buildSlice(
  tx: Tx,
  vault: Vault,
  plan: ListPlan,
  from: string | null,
  most: number,
): Promise<SliceTotals> {
  const memory = new Map<string, Judged>();
  const totals = { seen: 0, included: 0, excepted: 0, ruleVersion: null as number | null };
  let writing = Promise.resolve();
  let reading: Promise<Candidate[]> | null = readPage(tx, plan, from ?? FROM_THE_START);
  let last = from;
  while (reading !== null) {
    const page: Candidate[] = (await Promise.all([reading, writing]))[0];
    last = page.at(-1)?.id ?? last;
    totals.seen += page.length;
    const full: boolean = page.length === PAGE;
    if (!full) last = null;
    reading = full && totals.seen < most ? readPage(tx, plan, last ?? FROM_THE_START) : null;
    const items: Item[] = [];
    for (let start = 0; start < page.length; start += AT_A_STRETCH) {
      // Others get their turn, and what was asked for leaves this process.
      await new Promise(setImmediate);
      items.push(...judgeAll(vault, plan, page.slice(start, start + AT_A_STRETCH), memory));
    }
    for (const { exception, version } of items) {
      totals.ruleVersion = version;
      totals[exception === null ? "included" : "excepted"] += 1;
    }
    writing = writeItems(tx, plan.listId, items);
  }
  await writing;
  return { ...totals, goOnAfter: last };
}

/** People judged before others get their turn. */
const AT_A_STRETCH = 500;

/** Whom the rule does not entitle is no row at all. */
function judgeAll(
  vault: Vault,
  plan: ListPlan,
  people: readonly Candidate[],
  memory: Map<string, Judged>,
): Item[] {
  return people.flatMap((person): Item[] => {
    const facts = JSON.stringify(factsOf(plan, person));
    const { answer, amount, version } = judge(plan, facts, memory);
    if (answer === "no") return [];
    const id = newId();
    const sealed = vault.seal(facts, { table: "list_items", column: "facts", row: id });
    return [{ id, person: person.id, amount, facts: sealed, exception: exceptionOf(plan, person), version }];
  });
}

function factsOf({ kind, festival, asOf }: ListPlan, person: Candidate): Readonly<Record<string, unknown>> {
  const tier = person.tier ?? "none";
  switch (kind) {
    case "festival-subsidy":
      return { tier, festival, card: person.card };
    case "festival-consolation":
      return { tier };
    case "age-consolation":
      return { tier, "festival-day": asOf, ...(person.birthday === null ? {} : { born: person.birthday }) };
    case "double-ninth":
      return { tier, service: person.employment === "in-service" ? "in-service" : "retired" };
    case "death-grant":
      return { tier, deceased: person.life === "deceased", "event-date": person.died };
  }
}

/** The rule's answer, remembered: thousands of people stand alike. */
function judge({ rule, asOf }: ListPlan, facts: string, memory: Map<string, Judged>): Judged {
  const known = memory.get(facts);
  if (known !== undefined) return known;
  const answer = evaluate(rule, JSON.parse(facts) as never, { on: asOf });
  // What still asks for a birthday is listed, as an exception; a fact that cannot be is no entitlement.
  const judged: Judged =
    answer.answer === "no" || answer.answer === "invalid"
      ? { answer: "no", amount: null, version: null }
      : {
          answer: "yes",
          amount: answer.answer === "yes" ? answer.amount : null,
          version: answer.version,
        };
  if (memory.size < PAGE * 4) memory.set(facts, judged);
  return judged;
}

/** Dead, suspended, lost or emigrated people enter no list; nor who had it, or whose record a lead calls in question. */
function exceptionOf({ kind }: ListPlan, person: Candidate): ListException | null {
  if (person.standing === "suspended") return "suspended";
  if (person.had) return "had-before";
  if (person.lead) return "held-by-lead";
  if (kind === "death-grant") return null;
  if (person.whereabouts === "lost") return "lost";
  if (person.whereabouts === "abroad") return "abroad";
  if (kind === "age-consolation" && person.birthday === null) return "unknown-birthday";
  if (kind === "festival-subsidy" && !person.card) return "missing-card";
  return null;
}

/** Who is asked about at all, as rows `p` of people. */
export const candidates = (kind: ListKind): SQL =>
  sql`p.standing <> 'revoked' and p.life = ${kind === "death-grant" ? "deceased" : "alive"}`;

function readPage(tx: Tx, plan: ListPlan, after: string): Promise<Candidate[]> {
  const { asOf, rule, festival } = plan;
  const [limit] = limitsOf(rule, {}, asOf);
  const claimant = {
    personId: "",
    householdId: "",
    memberKey: "",
    on: asOf,
    facts: { festival, "festival-day": asOf },
  };
  const span = limit === undefined ? "" : limitKey(limit, claimant).span;
  return queryRows(
    tx,
    sql`select p.id, p.birthday::text, p.employment, p.life, p.standing, p.whereabouts, p.died_on::text as died,
        p.card_index is not null and coalesce(p.card_status, 'active') = 'active' as card, h.tier,
        exists (select 1 from leads l where l.status = 'open' and l.holds and l.person_ids ? p.id::text) as lead,
        exists (select 1 from limit_totals t where t.rule_code = ${rule.code} and t.limit_name = ${limit?.name ?? ""}
          and t.subject = p.id::text and t.span = ${span} and t.times > 0) as had
      from people p
      left join lateral (
        select min(case t.tier when 'national' then 'national' when 'municipal' then 'zmunicipal' end) as first
        from honours o join titles t on t.code = o.title_code where o.person_id = p.id
      ) g on true
      left join lateral (select case g.first when 'national' then 'national' when 'zmunicipal' then 'municipal' end as tier) h on true
      where p.id > ${after}::uuid and ${candidates(plan.kind)}
      order by p.id limit ${PAGE}`,
  );
}

interface Item {
  readonly id: string;
  readonly person: string;
  readonly amount: string | null;
  readonly facts: string;
  readonly exception: ListException | null;
  readonly version: number | null;
}

async function writeItems(tx: Tx, listId: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  await tx.execute(sql`insert into list_items (id, list_id, person_id, amount, facts_sealed, exception)
    select id, ${listId}::uuid, person, amount, facts, exception
    from json_to_recordset(${JSON.stringify(items)}::json)
      as r(id uuid, person uuid, amount numeric, facts text, exception text)`);
}
