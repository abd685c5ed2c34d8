import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import type { Vault } from "../../../domain/vault.ts";
import { Yuan } from "../../../domain/money.ts";
import { type Rule, versionFor } from "../../../rules/index.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { World } from "../../world.ts";
import type { Facts } from "../facts/read-facts.ts";
import type { Application } from "../load-application.ts";

/** What an application is judged by: the version of its day, as far as its facts and bills tell. */
export function formOf(
  { rules }: Pick<World, "rules">,
  { appliedOn, facts, ruleCode }: Pick<Application, "appliedOn" | "facts" | "ruleCode">,
  { bills }: Papers,
): Rule | undefined {
  const rule = rules.rules.get(ruleCode);
  return rule && versionFor(rule, factsOfBills(facts, bills) as never, appliedOn)?.rule;
}

/** 材料清单 of a rule's clause, what is there ticked off. */
export function proofLines(form: Rule | undefined, ticked: ReadonlySet<number>): Reply[] {
  return (form?.proofs ?? []).map((proof, index) =>
    say(ticked.has(index) ? "relief:papers.there" : "relief:papers.missing", {
      number: index + 1,
      name: proof,
    }),
  );
}

/** Bills are needed where the rule counts a copay: they, and not what was told, decide. */
export const needsBills = (form: Rule | undefined): boolean => form?.inputs.has("copay1") === true;

/** The three boxes of a Beijing slip, yuan. */
export interface Boxes {
  readonly copay1: string;
  readonly copay2: string;
  readonly selfFunded: string;
}

export interface Bill {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly boxes: Boxes;
}

export interface Papers {
  readonly ticked: ReadonlySet<number>;
  readonly bills: readonly Bill[];
}

const billPlace = (column: string, row: string) => ({ table: "bills", column, row });
export const sealBillNumber = (vault: Vault, id: string, number: string): string =>
  vault.seal(number, billPlace("number", id));
export const sealBoxes = (vault: Vault, id: string, boxes: Boxes): string =>
  vault.seal(JSON.stringify(boxes), billPlace("boxes", id));

/** What has come for an application so far. */
export async function loadPapers(tx: Tx, vault: Vault, applicationId: string): Promise<Papers> {
  const proofs = await queryRows<{ proof: number }>(
    tx,
    sql`select distinct proof from application_papers
      where application_id = ${applicationId}::uuid and released_at is null`,
  );
  const rows = await queryRows<{ id: string; date: string; number: string; boxes: string }>(
    tx,
    sql`select id, bill_date::text as date, number_sealed as number, boxes_sealed as boxes from bills
      where application_id = ${applicationId}::uuid and released_at is null order by bill_date, id`,
  );
  return {
    ticked: new Set(proofs.map(({ proof }) => proof)),
    bills: rows.map(({ id, date, number, boxes }) => ({
      id,
      date,
      number: vault.open(number, billPlace("number", id)),
      boxes: JSON.parse(vault.open(boxes, billPlace("boxes", id))) as Boxes,
    })),
  };
}

/** One box of all bills, yuan. */
export const sumOf = (bills: readonly Bill[], box: keyof Boxes): string =>
  bills.reduce((total, bill) => total.plus(bill.boxes[box]), new Yuan(0)).toFixed(2);

/** The bills of one year added up are the facts: 自付一 + 自付二, 自费 beside them, dated by the last bill. */
export function factsOfBills(facts: Facts, bills: readonly Bill[]): Facts {
  const last = bills.at(-1);
  if (last === undefined) return facts;
  const { copay: _copay, "self-funded": _selfFunded, ...others } = facts;
  return {
    ...others,
    copay1: sumOf(bills, "copay1"),
    copay2: sumOf(bills, "copay2"),
    "event-date": last.date,
  };
}
