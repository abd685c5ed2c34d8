import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { LocalDate } from "../../domain/local-date.ts";
import type { Vault } from "../../domain/vault.ts";
import { type CompiledRule, evaluate } from "../../rules/index.ts";
import { queryRows, type Tx } from "../database.ts";
import { limitKey, limitsOf } from "../limits.ts";
import type { Festival } from "../festival-day.ts";
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
 * not and why. `most`: people in the slice, a multiple of the page.
 */
export async function buildSlice(
  tx: Tx,
  vault: Vault,
  plan: ListPlan,
  from: string | null,
  most: number,
): Promise<SliceTotals> {
  const memory = new Map<string, Judged>();
  let [included, excepted, seen, after] = [0, 0, 0, from ?? FROM_THE_START];
  let ruleVersion: number | null = null;
  for (;;) {
    const page = await readPage(tx, plan, after);
    after = page.at(-1)?.id ?? after;
    const items = page.flatMap((person) => {
      const facts = factsOf(plan, person);
      const judged = judge(plan, facts, memory);
      if (judged.answer === "no") return [];
      ruleVersion = judged.version;
      const exception = exceptionOf(plan, person);
      if (exception === null) included += 1;
      else excepted += 1;
      const id = newId();
      const sealed = vault.seal(JSON.stringify(facts), { table: "list_items", column: "facts", row: id });
      return [{ id, person: person.id, amount: judged.amount, facts: sealed, exception }];
    });
    await writeItems(tx, plan.listId, items);
    seen += page.length;
    if (page.length < PAGE) return { seen, included, excepted, ruleVersion, goOnAfter: null };
    if (seen >= most) return { seen, included, excepted, ruleVersion, goOnAfter: after };
  }
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
function judge(
  { rule, asOf }: ListPlan,
  facts: Readonly<Record<string, unknown>>,
  memory: Map<string, Judged>,
): Judged {
  const key = JSON.stringify(facts);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const answer = evaluate(rule, facts as never, { on: asOf });
  // What still asks for a birthday is listed, as an exception; a fact that cannot be is no entitlement.
  const judged: Judged =
    answer.answer === "no" || answer.answer === "invalid"
      ? { answer: "no", amount: null, version: null }
      : {
          answer: "yes",
          amount: answer.answer === "yes" ? answer.amount : null,
          version: answer.version,
        };
  if (memory.size < PAGE * 4) memory.set(key, judged);
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

function readPage(tx: Tx, plan: ListPlan, after: string): Promise<Candidate[]> {
  const { kind, asOf, rule, festival } = plan;
  const [limit] = limitsOf(rule, {}, asOf);
  const claimant = {
    personId: "",
    householdId: "",
    memberKey: "",
    on: asOf,
    facts: { festival, "festival-day": asOf },
  };
  const span = limit === undefined ? "" : limitKey(limit, claimant).span;
  const life = kind === "death-grant" ? sql`p.life = 'deceased'` : sql`p.life = 'alive'`;
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
      where p.id > ${after}::uuid and ${life} and p.standing <> 'revoked'
      order by p.id limit ${PAGE}`,
  );
}

interface Item {
  readonly id: string;
  readonly person: string;
  readonly amount: string | null;
  readonly facts: string;
  readonly exception: ListException | null;
}

async function writeItems(tx: Tx, listId: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return;
  await tx.execute(sql`insert into list_items (id, list_id, person_id, amount, facts_sealed, exception)
    select id, ${listId}::uuid, person, amount, facts, exception
    from json_to_recordset(${JSON.stringify(items)}::json)
      as r(id uuid, person uuid, amount numeric, facts text, exception text)`);
}
