import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { Yuan } from "../../../domain/money.ts";
import type { Role } from "../../../domain/role.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import { readBudget } from "../../ledger.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import { namePerson } from "../../roster/index.ts";
import { assessApplication } from "../assess.ts";
import { loadPapers } from "../papers/proofs.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import { type Application, lockApplication } from "../load-application.ts";
import { type DecideSlots, readDecideSlots, type Verdict } from "../decision/decide-form.ts";
import { describeStanding } from "./describe-standing.ts";
import { deskOf, findCases } from "../decision/find-case.ts";

/** The card of the case to decide on: who, what the rule says now, the papers, and what the year's money leaves. */
export const previewDecision: Verb = async (context, slots) => {
  const said = readDecideSlots(slots);
  const cases = await findCases(context);
  const found = pickCases(cases, said);
  const [application] = found;
  if (application === undefined) return nothingThere(context, said);
  if (found.length > 1) return askWhich(context, cases);
  return showCase(context, application, said);
};

function pickCases(cases: readonly Application[], said: DecideSlots): readonly Application[] {
  if (said.applicationId !== null && said.applicationId !== undefined)
    return cases.filter(({ id }) => id === said.applicationId);
  if (said.receipt !== null) return cases.filter(({ receipt }) => receipt === said.receipt);
  if (said.personId !== null) return cases.filter(({ personId }) => personId === said.personId);
  if (said.choice !== null) return cases.slice(said.choice - 1, said.choice);
  return cases;
}

/** Nothing waits: what became of the case that was named, or last decided, is said instead. */
async function nothingThere(context: VerbContext, said: DecideSlots): Promise<VerbResult> {
  return { replies: [await describeStanding(context, said)], dialogue: { next: "end" } };
}

function askWhich({ world }: VerbContext, cases: readonly Application[]): VerbResult {
  return {
    replies: [say("relief:decide.which", { lines: queueLines(world, cases) })],
    dialogue: { next: "ask", slot: "receipt", without: ["applicationId", "version"] },
  };
}

export const MOST_IN_QUEUE = 20;

export function queueLines(world: VerbContext["world"], cases: readonly Application[]): Reply[] {
  return cases.slice(0, MOST_IN_QUEUE).map((application, index) =>
    say("relief:decide.line", {
      number: index + 1,
      receipt: application.receipt,
      person: namePerson(world.directory, application.personId),
      rule: nameRule(world, application.ruleCode),
    }),
  );
}

async function showCase(
  context: VerbContext,
  application: Application,
  said: DecideSlots,
): Promise<VerbResult> {
  const { tx, world, actor, today } = context;
  const whole = await lockApplication(tx, world.vault, application.id);
  if (whole === undefined || whole.status !== deskOf(actor.role)) return nothingThere(context, said);
  const assessed = await assessApplication(tx, world, whole, false);
  const papers = await loadPapers(tx, world.vault, whole.id);
  const amount = assessed?.answer.answer === "yes" ? assessed.answer.amount : null;
  const line = await readBudget(tx, yearOf(today), whole.ruleCode);
  const over =
    amount !== null && line.allotted !== null && new Yuan(line.committed).plus(amount).gt(line.allotted);
  const money: Reply[] =
    actor.role === "officer"
      ? []
      : [
          line.allotted === null
            ? say("relief:decide.budget-not-set", { year: yearOf(today) })
            : say(over ? "relief:decide.budget-over" : "relief:decide.budget", {
                year: yearOf(today),
                left: new Yuan(line.allotted).minus(line.committed).toFixed(2),
              }),
        ];
  return {
    replies: [
      say("relief:decide.card", {
        verdict: say(`relief:decide.verdict.${said.verdict}`),
        receipt: whole.receipt,
        version: whole.version,
        person: namePerson(world.directory, whole.personId),
        rule: nameRule(world, whole.ruleCode),
        answer: assessed === null ? say("relief:no-rule") : explainIn(world, assessed.rule, assessed.answer),
        papers: [
          ...(whole.payee === null ? [] : [say("relief:application.paid-to", { payee: whole.payee })]),
          say("relief:decide.papers", { papers: papers.ticked.size, bills: papers.bills.length }),
        ],
        money: [
          ...(await earlierGrants(tx, whole)),
          ...money,
          ...(said.reason === null ? [] : [say("relief:decide.reason", { reason: said.reason })]),
          howToGoOn(said.verdict, actor.role),
        ],
      }),
    ],
    audit: [{ action: "view-application", subject: `person:${whole.personId}`, details: { id: whole.id } }],
    dialogue: {
      next: "with",
      slots: { applicationId: whole.id, version: whole.version, warned: over },
    },
  };
}

function howToGoOn(verdict: Verdict, role: Role): Reply {
  if (verdict !== "approve") return say("relief:decide.confirm");
  return say(role === "director" ? "relief:decide.confirm-or-reject" : "relief:decide.confirm-or-return");
}

/** What the person had of the same relief before: another day told of the same event is seen here. */
async function earlierGrants(
  tx: VerbContext["tx"],
  { id, personId, ruleCode }: Application,
): Promise<Reply[]> {
  const rows = await queryRows<{ receipt: string | null; amount: string; date: string }>(
    tx,
    sql`select a.receipt, y.amount::text, to_char(y.approved_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date
      from payables y left join applications a on y.source = 'application' and a.id = y.source_id
      where y.source in ('application', 'earlier') and y.item = ${ruleCode} and y.status <> 'cancelled'
        and y.source_id <> ${id}::uuid
        and y.person_id in (select ${personId}::uuid union select case when one_person_id = ${personId}::uuid
          then other_person_id else one_person_id end from couples
          where ended_at is null and ${personId}::uuid in (one_person_id, other_person_id))
      order by y.approved_at desc limit 5`,
  );
  return rows.map(({ receipt, ...row }) =>
    receipt === null
      ? say("relief:decide.earlier-told", row)
      : say("relief:decide.earlier", { ...row, receipt }),
  );
}
