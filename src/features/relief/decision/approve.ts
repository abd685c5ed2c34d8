import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { Yuan } from "../../../domain/money.ts";
import type { Notice, VerbContext, VerbResult } from "../../feature.ts";
import { commitGrant, lockBudget } from "../../ledger.ts";
import { takeElsewhere, takeLimits, usageOf } from "../../limits.ts";
import { namePerson } from "../../roster/index.ts";
import { assessApplication, type Assessment } from "../assess.ts";
import { explainIn, nameRule } from "../facts/explain-in.ts";
import { type Application, moveApplication } from "../load-application.ts";
import { checkPerson } from "./check-person.ts";
import type { DecideSlots } from "./decide-form.ts";
import { recordDecision } from "./record-decision.ts";
import { recalculate } from "./recalculate.ts";

/**
 * The director's approval, in one transaction: what the rule says now, the limits taken, the year's money promised, the
 * decision kept with its facts, version and trace. The caller holds the application's row.
 */
export async function approve(
  context: VerbContext,
  application: Application,
  said: DecideSlots,
): Promise<VerbResult> {
  const { tx, world, actor, now, today, source } = context;
  const hold = await checkPerson(tx, world, application);
  if (hold !== null) return recalculate(context, application, hold);
  const assessed = await assessApplication(tx, world, application, true);
  const stale = await staleness(context, application, assessed);
  if (assessed === null || stale !== null)
    return stale ?? recalculate(context, application, say("relief:no-rule"));
  const { answer } = assessed;
  const amount = answer.answer === "yes" ? answer.amount : null;
  if (answer.answer !== "yes" || amount === null)
    return { replies: [say("relief:decide.cannot-approve"), explainIn(world, assessed.rule, answer)] };
  const year = yearOf(today);
  const line = await lockBudget(tx, year, application.ruleCode);
  const over = line.allotted !== null && new Yuan(line.committed).plus(amount).gt(line.allotted);
  if (over && said.warned !== true) return warnAgain(application, said, line);
  const grant = {
    source: "application",
    sourceId: application.id,
    personId: application.personId,
    item: application.ruleCode,
    year,
    amount,
  } as const;
  const payableId = await commitGrant(tx, grant, { bindingId: actor.bindingId, at: now });
  if (payableId === null) return { replies: [say("relief:decide.nothing-waits")] };
  const caps = answer.trace?.amount?.caps;
  await takeLimits(
    tx,
    assessed.held,
    assessed.limits,
    { id: payableId, amount, on: assessed.claimant.on, caps },
    now,
  );
  await takeElsewhere(tx, world.rules, assessed.rule.code, assessed.claimant, { id: payableId, amount }, now);
  await recordDecision(context, {
    answer,
    facts: assessed.facts,
    usage: usageOf(assessed.held),
    amount,
    personId: application.personId,
    applicationId: application.id,
  });
  const version = await moveApplication(tx, world.vault, application, {
    step: "approved",
    to: "approved",
    byBindingId: actor.bindingId,
    at: now,
    inboxId: source.inboxId,
    sets: [sql`decided_by = ${actor.bindingId}::uuid`, sql`estimate = ${amount}::numeric`],
  });
  return {
    replies: [say("relief:decide.approved", { receipt: application.receipt, amount })],
    notices: tellApplicant(context, application, version, "approved", [
      say("relief:notice.approved", {
        receipt: application.receipt,
        rule: nameRule(world, application.ruleCode),
        person: namePerson(world.directory, application.personId),
        amount,
      }),
    ]),
    audit: [
      {
        action: "approve-application",
        subject: `person:${application.personId}`,
        details: { applicationId: application.id, version, amount, over },
      },
    ],
  };
}

/** A rule withdrawn, or changed since staff checked: nothing is approved on figures that nobody has checked. */
async function staleness(
  context: VerbContext,
  application: Application,
  assessed: Assessment | null,
): Promise<VerbResult | null> {
  if (assessed === null) return null;
  const { answer, rule } = assessed;
  const version = answer.answer === "invalid" ? null : answer.version;
  if (version === application.ruleVersion && version !== null) return null;
  const why = say("relief:decide.rule-changed", { rule: nameRule(context.world, rule.code) });
  return recalculate(context, application, why);
}

/** The money ran short between card and 确认: said first, then asked once more. */
function warnAgain(
  application: Application,
  said: DecideSlots,
  line: { readonly allotted: string | null; readonly committed: string },
): VerbResult {
  const left = new Yuan(line.allotted ?? "0").minus(line.committed).toFixed(2);
  return {
    replies: [say("relief:decide.over-now", { receipt: application.receipt, left })],
    dialogue: { next: "open", form: "decide", slots: { ...said, warned: true } },
  };
}

/** The person hears of it, and whoever made the application for them. */
export function tellApplicant(
  { world, actor }: VerbContext,
  application: Application,
  version: number,
  what: string,
  replies: readonly Reply[],
): Notice[] {
  const unionId = world.directory.people.get(application.personId)?.unionId ?? "";
  const once = `application:${application.id}:${version}:${what}`;
  return replies.flatMap((reply): Notice[] => [
    { to: { kind: "person", personId: application.personId }, reply, once },
    ...(actor.unionId === unionId ? [] : [{ to: { kind: "officers", unionId } as const, reply, once }]),
  ]);
}
