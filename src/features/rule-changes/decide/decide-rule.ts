import { type Reply, say } from "../../../conversation/reply.ts";
import type { Notice, Verb, VerbContext, VerbResult } from "../../feature.ts";
import { describeAnswered } from "../propose/describe-change.ts";
import { weigh } from "../propose/weigh-change.ts";
import { describeProblems } from "../propose/propose-change.ts";
import { compileStored } from "../../../rules/index.ts";
import { type Approval, approveVersion, closeVersion, lockVersion } from "../store/decide-version.ts";
import { readLibrary, type VersionRow } from "../store/read-versions.ts";
import { readVerdictSlots } from "./decide-form.ts";

/** 确认 of the director: from its day on it is the standard, in every process; staff hear what was decided before. */
export const approveRule: Verb = async (context, slots) => {
  const { actor, now, tx } = context;
  const { id } = readVerdictSlots(slots);
  const approval = await approveVersion(tx, id ?? "", { by: actor.bindingId ?? "", at: now });
  if (!approval.ok) return { replies: [refusalOf(context, approval)] };
  const { row } = approval;
  const compiled = compileStored({ ...row, cases: [] }, await readLibrary(tx));
  const { answered } = await weigh(context, { compiled, next: row });
  const said = {
    name: compiled.rule.name,
    receipt: row.receipt ?? "",
    from: row.from ?? "",
    version: row.version,
  };
  return {
    replies: [say("rule-changes:approved", said)],
    notices: tellStaff(row, "approved", [
      say("rule-changes:lines", {
        lines: [
          say("rule-changes:approved-notice", { ...said, person: actor.name ?? "" }),
          ...describeAnswered(answered, row.from),
        ],
      }),
    ]),
    audit: [auditOf("approve-rule-version", row, { answered: answered.count })],
  };
};

/** The director's no, with its reason. */
export const refuseRule: Verb = async (context, slots) => close(context, readVerdictSlots(slots), "refused");

/** A draft taken back by staff; an approved version that has not begun, by the director: the one before goes on. */
export const withdrawRule: Verb = async (context, slots) =>
  close(context, readVerdictSlots(slots), "withdrawn");

async function close(
  context: VerbContext,
  { id, reason }: ReturnType<typeof readVerdictSlots>,
  status: "refused" | "withdrawn",
): Promise<VerbResult> {
  const { actor, now, tx, world } = context;
  const row = await lockVersion(tx, id ?? "");
  if (row === undefined) return { replies: [say("rule-changes:no-draft")] };
  const hindrance = hindranceOf(context, row, status);
  if (hindrance !== null) return { replies: [hindrance] };
  const place = { table: "rule_versions", column: "reason", row: row.id };
  const reasonSealed = reason === null ? null : world.vault.seal(reason, place);
  await closeVersion(tx, row, { status, by: actor.bindingId ?? "", at: now, reasonSealed });
  const said = {
    receipt: row.receipt ?? "",
    status: say(`rule-changes:status.${status}`),
    person: actor.name ?? "",
  };
  const why = reason === null ? [] : [say("rule-changes:reason", { reason })];
  return {
    replies: [say("rule-changes:closed", said)],
    notices: tellStaff(row, status, [say("rule-changes:closed-notice", { ...said, reason: why })]),
    audit: [auditOf(status === "refused" ? "refuse-rule-version" : "withdraw-rule-version", row, {})],
  };
}

/** Why it cannot be closed (any more); null when it can. */
function hindranceOf(
  { actor, today }: VerbContext,
  { from, proposedBy, receipt, status: standing }: VersionRow,
  status: "refused" | "withdrawn",
): Reply | null {
  if (standing === "proposed")
    return status === "refused" && proposedBy === actor.bindingId ? say("rule-changes:own") : null;
  if (standing !== "approved" || status === "refused") return say("rule-changes:no-draft");
  if ((from ?? "") <= today) return say("rule-changes:in-force-already", { receipt: receipt ?? "" });
  return actor.role === "director" ? null : say("rule-changes:only-director", { receipt: receipt ?? "" });
}

/** Why it was not approved. */
function refusalOf({ world }: VerbContext, refusal: Extract<Approval, { ok: false }>): Reply {
  switch (refusal.kind) {
    case "not-open":
      return say("rule-changes:no-draft");
    case "own":
      return say("rule-changes:own");
    case "taken":
      return say("rule-changes:taken-meanwhile", { version: refusal.version, from: refusal.from ?? "" });
    case "problems":
      return say("rule-changes:refused", { lines: describeProblems(world, refusal.problems) });
    case "failing":
      return say("rule-changes:failing", {
        lines: refusal.cases.slice(0, 10).map((name) => say("rule-changes:failing-line", { name })),
      });
  }
}

function tellStaff({ id }: VersionRow, what: string, replies: readonly Reply[]): Notice[] {
  return replies.map((reply) => ({ to: { kind: "staff" }, reply, once: `rule-version:${id}:${what}` }));
}

const auditOf = (action: string, { code, from, receipt, version }: VersionRow, more: object) => ({
  action,
  subject: `rule:${code}`,
  details: { receipt, version, from, ...more },
});
