import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import type { Verb } from "../../feature.ts";
import { type Policy, readPolicies } from "./policy.ts";
import { readPolicySlots } from "./policy-form.ts";

/** 催报设置: how the unions are reminded now. */
export const showPolicy: Verb = async ({ tx }) => {
  const [policy] = await readPolicies(tx);
  return policy === undefined
    ? { replies: [] }
    : { replies: [say("campaign:policy.shown", { lines: describePolicy(policy) })] };
};

/** The card: what holds now, and what would. */
export const previewPolicy: Verb = async ({ tx }, slots) => {
  const [policy] = await readPolicies(tx);
  if (policy === undefined) return { replies: [] };
  const wanted = { ...policy, ...readPolicySlots(slots) };
  if (!isSane(wanted)) return { replies: [say("campaign:policy.impossible")], dialogue: { next: "end" } };
  return {
    replies: [say("campaign:policy.card", { before: describePolicy(policy), after: describePolicy(wanted) })],
  };
};

/** 确认: holds from now on; a wave whose hour has passed is judged by what held then. */
export const changePolicy: Verb = async ({ tx, actor, now, source }, slots) => {
  const [policy] = await readPolicies(tx);
  const wanted = policy === undefined ? undefined : { ...policy, ...readPolicySlots(slots) };
  if (policy === undefined || wanted === undefined || !isSane(wanted))
    return { replies: [say("campaign:policy.impossible")] };
  await tx.execute(sql`
    insert into campaign_policies (version, days_before, overdue_days, from_hour, until_hour, chair_from, phones_from,
      set_at, set_by, source_message_id)
    values (${policy.version + 1}, (select array_agg(d::int) from json_array_elements_text(${JSON.stringify(wanted.daysBefore)}::json) d),
      ${wanted.overdueDays}, ${wanted.fromHour}, ${wanted.untilHour}, ${wanted.chairFrom}, ${wanted.phonesFrom},
      ${now.toISOString()}::timestamptz, ${actor.bindingId}::uuid, ${source.inboxId}::uuid)`);
  return {
    replies: [say("campaign:policy.changed", { version: policy.version + 1 })],
    notices: [
      {
        to: { kind: "director" },
        reply: say("campaign:policy.changed-notice", {
          name: actor.name ?? "",
          lines: describePolicy(wanted),
        }),
        once: `campaign-policy:${policy.version + 1}`,
      },
    ],
    audit: [
      {
        action: "change-campaign",
        subject: null,
        details: { before: { ...policy, setAt: policy.setAt.toISOString() }, after: readPolicySlots(slots) },
      },
    ],
  };
};

function isSane({ daysBefore, overdueDays, fromHour, untilHour, chairFrom, phonesFrom }: Policy): boolean {
  const days = [...daysBefore, Math.abs(chairFrom), Math.abs(phonesFrom)];
  return (
    daysBefore.length > 0 &&
    daysBefore.length <= 40 &&
    days.every((day) => day >= 0 && day <= 180) &&
    overdueDays <= 30 &&
    fromHour >= 6 &&
    untilHour <= 23 &&
    fromHour < untilHour
  );
}

const from = (days: number): Reply =>
  days >= 0
    ? say("campaign:policy.days-before", { days })
    : say("campaign:policy.days-after", { days: -days });

function describePolicy({
  daysBefore,
  overdueDays,
  fromHour,
  untilHour,
  chairFrom,
  phonesFrom,
}: Policy): Reply[] {
  return [
    say("campaign:policy.waves", { days: daysBefore.join("、") }),
    say("campaign:policy.overdue", { days: overdueDays }),
    say("campaign:policy.hours", { from: fromHour, until: untilHour }),
    say("campaign:policy.chair", { from: from(chairFrom) }),
    say("campaign:policy.phones", { from: from(phonesFrom) }),
  ];
}
