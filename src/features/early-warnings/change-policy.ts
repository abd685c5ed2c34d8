import { sql } from "drizzle-orm";

import type { Form, FormSlots } from "../../conversation/form.ts";
import { type Reply, say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import type { World } from "../world.ts";
import { isSane, type PolicyChange, readPolicy, readPolicyWords, type WarningPolicy } from "./policy.ts";

const readSlots = (slots: FormSlots): PolicyChange => slots;

/** 「预警改为提前3个月」 → what holds now and what would → 确认. */
export const policyForm: Form<World> = {
  name: "warning-policy",
  intents: ["warning-change"],
  action: "change-warnings",
  commit: "change-warnings",
  open: (_frame, world) => ({ ...readPolicyWords(world.text) }),
  fill(slots, _frame, _asked, world) {
    const said = readPolicyWords(world.text);
    return Object.keys(said).length === 0 ? null : { ...slots, ...said };
  },
  title: () => say("warnings:policy.title"),
  next: (slots) =>
    Object.keys(slots).length === 0
      ? { kind: "ask", slot: "policy", reply: say("warnings:policy.what") }
      : { kind: "card", verb: "preview-warnings" },
};

/** 预警设置. */
export const showPolicy: Verb = async ({ tx }) => ({
  replies: [say("warnings:policy.shown", { lines: describePolicy(await readPolicy(tx)) })],
});

export const previewPolicy: Verb = async ({ tx }, slots) => {
  const policy = await readPolicy(tx);
  const wanted = { ...policy, ...readSlots(slots) };
  if (!isSane(wanted)) return { replies: [say("warnings:policy.impossible")], dialogue: { next: "end" } };
  return {
    replies: [say("warnings:policy.card", { before: describePolicy(policy), after: describePolicy(wanted) })],
  };
};

/** 确认: holds for the rounds to come. */
export const changePolicy: Verb = async ({ tx, actor, now, source }, slots) => {
  const policy = await readPolicy(tx);
  const wanted = { ...policy, ...readSlots(slots) };
  if (!isSane(wanted)) return { replies: [say("warnings:policy.impossible")] };
  const version = policy.version + 1;
  await tx.execute(sql`
    insert into warning_policies (version, months_ahead, day_of_month, from_hour, until_hour, set_at, set_by, source_message_id)
    values (${version}, ${wanted.monthsAhead}, ${wanted.dayOfMonth}, ${wanted.fromHour}, ${wanted.untilHour},
      ${now.toISOString()}::timestamptz, ${actor.bindingId}::uuid, ${source.inboxId}::uuid)`);
  return {
    replies: [say("warnings:policy.changed", { version })],
    notices: [
      {
        to: { kind: "director" },
        reply: say("warnings:policy.changed-notice", {
          name: actor.name ?? "",
          lines: describePolicy(wanted),
        }),
        once: `warning-policy:${version}`,
      },
    ],
    audit: [
      { action: "change-warnings", subject: null, details: { before: policy, after: readSlots(slots) } },
    ],
  };
};

function describePolicy({ monthsAhead, dayOfMonth, fromHour, untilHour }: WarningPolicy): Reply[] {
  return [
    monthsAhead === 0
      ? say("warnings:policy.no-retirement")
      : say("warnings:policy.retirement", { months: monthsAhead }),
    say("warnings:policy.round", { day: dayOfMonth, from: fromHour, until: untilHour }),
  ];
}
