import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { say } from "../../../conversation/reply.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { queryRows } from "../../database.ts";
import type { Verb } from "../../feature.ts";
import { namePerson, personInScope } from "../../roster/index.ts";
import { settle } from "../facts/ask-next.ts";
import { nameRule } from "../facts/explain-in.ts";
import { sealFacts, sealPayee } from "../load-application.ts";
import { readApplicationSlots } from "./application-form.ts";
import { checklist } from "../papers/checklist.ts";

/** 确认 on the card: a draft with a receipt number, and the checklist of papers to send. */
export const openApplication: Verb = async (context, slots) => {
  const { tx, world, actor, now, today, source } = context;
  const draft = readApplicationSlots(slots);
  const rule = world.rules.rules.get(draft.rule);
  const person = personInScope(world.directory, actor, draft.personId ?? undefined);
  if (rule === undefined || person === undefined || actor.bindingId === null)
    return { replies: [say("relief:application.not-yours")] };
  const { facts, answer } = settle(rule, draft.facts, today);
  const id = newId();
  const [opened] = await queryRows<{ receipt: string }>(
    tx,
    sql`with application as (
      insert into applications (id, receipt, rule_code, person_id, status, facts_sealed, rule_version, estimate,
        payee_sealed, created_by, created_at, moved_at)
      values (${id}::uuid, 'SQ' || ${String(yearOf(today))}::text || '-' || lpad(nextval('application_number')::text, 6, '0'),
        ${rule.code}, ${person.id}::uuid, 'draft', ${sealFacts(world.vault, id, facts)},
        ${answer.answer === "invalid" ? null : answer.version}, ${answer.answer === "yes" ? answer.amount : null}::numeric,
        ${draft.payee === null ? null : sealPayee(world.vault, id, draft.payee)}, ${actor.bindingId}::uuid,
        ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)
      returning id, receipt
    ), step as (
      insert into application_steps (id, application_id, version, step, by_binding_id, at, source_message_id)
      select gen_random_uuid(), id, 1, 'opened', ${actor.bindingId}::uuid, ${now.toISOString()}::timestamptz,
        ${source.inboxId}::uuid from application returning 1
    ) select receipt from application`,
  );
  if (opened === undefined) throw new Error("the application was not inserted");
  return {
    replies: [
      say("relief:application.opened", {
        receipt: opened.receipt,
        person: namePerson(world.directory, person.id),
        rule: nameRule(world, rule.code),
      }),
      await checklist(tx, world, id),
    ],
    audit: [{ action: "open-application", subject: `person:${person.id}`, details: { applicationId: id } }],
    dialogue: { next: "open", form: "papers", slots: { applicationId: id, rule: rule.code } },
  };
};
