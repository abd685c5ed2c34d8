import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Verb, VerbContext, VerbResult } from "../feature.ts";
import { namePerson, personInScope, type UnionSummary } from "../roster/index.ts";
import { CODE_MINUTES, type CodeSubject, issueCode } from "./issue-code.ts";

/** 「发码 王建国」「发码 干部 红星百货 李四」「发码 经办 王芳」: a code for somebody whom the speaker may vouch for. */
export const offerCode: Verb = async (context) => {
  const subject = readOfficer(context) ?? readStaff(context) ?? readPerson(context);
  if ("key" in subject) return { replies: [subject] };
  return offer(context, subject);
};

/** 「交接给李四」: the successor's code; this officer's own binding ends when it is used. Staff name the union. */
export const handOver: Verb = async (context) => {
  const { tx, actor, source } = context;
  const name = successorIn(source.text);
  const unionId = actor.role === "officer" ? actor.unionId : findUnion(context)?.id;
  if (name === undefined || unionId === undefined || unionId === null)
    return { replies: [say("binding:hand-over-how")] };
  const [holder] = await queryRows<{ id: string }>(
    tx,
    sql`select id from bindings where role = 'officer' and union_id = ${unionId}::uuid and revoked_at is null and not deputy
      and (${actor.role} <> 'officer' or id = ${actor.bindingId}::uuid) order by bound_at limit 1`,
  );
  return offer(context, {
    role: "officer",
    name,
    personId: null,
    unionId,
    replacesBindingId: holder?.id ?? null,
  });
};

/** The last word after 交接, which may be preceded by the union's name. */
function successorIn(text: string): string | undefined {
  const at = text.lastIndexOf("交接");
  const last =
    at < 0
      ? undefined
      : text
          .slice(at + 2)
          .trim()
          .split(/\s/u)
          .at(-1);
  return last === undefined ? undefined : /^[给到]?([\p{Script=Han}·]{2,8})$/u.exec(last)?.[1];
}

async function offer(context: VerbContext, subject: CodeSubject): Promise<VerbResult> {
  const { tx, world, actor, now } = context;
  const code = await issueCode(tx, subject, { vault: world.vault, now, issuedBy: actor.bindingId });
  const union = world.directory.unions.get(subject.unionId)?.name ?? "";
  const role = say(`roster:role.${subject.role}`);
  return {
    replies: [
      say("binding:code", { name: subject.name, role, union, code, minutes: CODE_MINUTES }),
      say("binding:code-line", { code }),
    ],
    audit: [
      {
        action: "issue-code",
        subject: subject.personId === null ? `union:${subject.unionId}` : `person:${subject.personId}`,
        details: { role: subject.role, name: subject.name },
      },
    ],
  };
}

function readOfficer(context: VerbContext): CodeSubject | Reply | null {
  const { actor, source } = context;
  const name = /干部\s+(?:\S+\s+)?([\p{Script=Han}·]{2,8})\s*$/u.exec(source.text.trim())?.[1];
  if (!/干部/.test(source.text)) return null;
  if (actor.role === "officer") return say("dialogue:not-allowed");
  const union = findUnion(context);
  if (union === undefined || name === undefined) return say("binding:officer-how");
  return { role: "officer", name, personId: null, unionId: union.id, replacesBindingId: null };
}

/** Staff are vouched for by the director; the director by the command line only. */
function readStaff({ actor, source }: VerbContext): CodeSubject | Reply | null {
  const name = /经办\s*([\p{Script=Han}·]{2,8})\s*$/u.exec(source.text.trim())?.[1];
  if (name === undefined) return null;
  if (actor.role !== "director" || actor.unionId === null) return say("dialogue:not-allowed");
  return { role: "staff", name, personId: null, unionId: actor.unionId, replacesBindingId: null };
}

/** Somebody of the roster, in the speaker's scope; namesakes are told apart by the year of the honour. */
function readPerson({ world, actor, frame, source }: VerbContext): CodeSubject | Reply {
  const named = frame.slots.person;
  const people = (named?.ids ?? []).flatMap((id) => personInScope(world.directory, actor, id) ?? []);
  const year = /(?:19|20)\d\d/.exec(source.text.normalize("NFKC"))?.[0];
  const fitting = people.filter(({ honourYear }) => year === undefined || honourYear === Number(year));
  const [person] = fitting;
  if (person === undefined) return say("roster:not-found", { name: named?.name ?? "" });
  if (fitting.length > 1)
    return say("binding:several", { lines: fitting.map(({ id }) => namePerson(world.directory, id)) });
  const { id, name, unionId } = person;
  return { role: "model-worker", name, personId: id, unionId, replacesBindingId: null };
}

function findUnion({ world, frame, source }: VerbContext): UnionSummary | undefined {
  const [id] = frame.slots.toUnion?.ids ?? [];
  if (id !== undefined) return world.directory.unions.get(id);
  const fits = ({ name, aliases }: UnionSummary): boolean =>
    [name, ...aliases].some((call) => source.text.includes(call));
  return world.directory.grassroots().find(fits);
}
