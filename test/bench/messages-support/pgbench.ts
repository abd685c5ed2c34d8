import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import postgres from "postgres";

const SEALED = `k1.${"A".repeat(180)}`;

/**
 * The same work a message does, as three pgbench transactions in turn (card, record, undo): claim with the inbox row
 * and the locked conversation, the person's row, the report with its history, the audit link, the outbox lines, and
 * afterwards the note that they were sent. pgbench prepares its statements; ids and values are made by the server.
 */
const claim = `
with conversation as (
  insert into b_conversations (contact_id, touched_at) values ('talker-' || :client_id::int, now())
  on conflict (contact_id) do update set touched_at = excluded.touched_at returning state_sealed
), taken as (
  insert into b_inbox (id, message_id, contact_id, fingerprint, text_sealed, sent_at, handled_at)
  select gen_random_uuid(), gen_random_uuid()::text, 'talker-' || :client_id::int, md5(random()::text), '${SEALED}', now(), now()
  from conversation where not exists (
    select 1 from b_inbox i where i.contact_id = 'talker-' || :client_id::int and i.fingerprint = 'x' and i.sent_at > now())
  on conflict (message_id) do nothing returning id)
select (select count(*) from taken), state_sealed from conversation;`;
const finish = `
with conversation as (update b_conversations set state_sealed = '${SEALED}${SEALED}', version = version + 1 where contact_id = 'talker-' || :client_id::int returning 1),
head as (update b_audit_head set seq = seq + 1, hash = encode(sha256(convert_to(hash || ':' || (seq + 1)::text || ':' || '${SEALED}', 'UTF8')), 'hex') returning seq, hash),
link as (insert into b_audit (seq, at, actor, action, subjects, payload, hash) select seq, now(), 'a', 'b', array['person-x'], '${SEALED}', hash from head returning 1)
insert into b_outbox (id, dedupe_key, contact_id, body_sealed, created_at, due_at, attempts, leased_until)
values (gen_random_uuid(), gen_random_uuid()::text, 'talker-' || :client_id::int, '${SEALED}${SEALED}', now(), now(), 1, now()) returning id \\gset
commit;
update b_outbox set sent_at = now(), message_id = 'm', leased_until = null where id = :id::uuid;`;
const finishCard = finish
  .replace(/head as[\s\S]*?returning 1\)\ninsert/, "")
  .replace("returning 1),\n", "returning 1)\ninsert");
const record = `
select id, employment from b_people where id = :client_id::int for update;
with report as (insert into b_change_reports (id, person_id, kind, details_sealed, recorded_at) values (gen_random_uuid(), :client_id::int, 'retirement', '${SEALED}', now()) returning 1),
person as (update b_people set employment = 'retired' where id = :client_id::int returning 1)
insert into b_field_history (id, person_id, field, old_sealed, new_sealed, at) values
 (gen_random_uuid(), :client_id::int, 'employment', '${SEALED}', '${SEALED}', now()), (gen_random_uuid(), :client_id::int, 'retired_on', '${SEALED}', '${SEALED}', now());`;

const SCRIPT = `
begin;${claim}${finishCard}
begin;${claim}${record}${finish}
begin;${claim}${record}${finish}
`;

/** Transactions (messages) a second that pgbench reaches on tables shaped like ours, in a database of its own. */
export async function runPgbench(url: string, clients: number, seconds: number): Promise<number> {
  const name = `nuanxin_pgbench_${process.pid}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(name)}`;
  const own = new URL(url);
  own.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), "nuanxin-pgbench-"));
  try {
    const db = postgres(own.href, { max: 1, onnotice: () => {} });
    await db.unsafe(TABLES);
    await db.end();
    writeFileSync(join(folder, "script.sql"), SCRIPT);
    const stdout = execFileSync(
      findPgbench(),
      [
        ...["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds)],
        ...["-f", join(folder, "script.sql"), own.href],
      ],
      { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
    );
    const tps = Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0);
    return tps * 3;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  }
}

function findPgbench(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  return (
    versions.map((version) => `${root}/${version}/bin/pgbench`).find((path) => existsSync(path)) ?? "pgbench"
  );
}

const TABLES = `
create table b_conversations (contact_id text primary key, state_sealed text, version int not null default 0, touched_at timestamptz);
create table b_inbox (id uuid primary key, message_id text unique, contact_id text, fingerprint text, text_sealed text, sent_at timestamptz, handled_at timestamptz);
create index on b_inbox (contact_id, fingerprint, sent_at);
create table b_audit_head (one boolean primary key default true, seq bigint, hash char(64));
insert into b_audit_head values (true, 0, repeat('0', 64));
create table b_audit (seq bigint primary key, at timestamptz, actor text, action text, subjects text[], payload text, hash char(64));
create index on b_audit using gin (subjects);
create table b_outbox (id uuid primary key, dedupe_key text unique, contact_id text, body_sealed text, created_at timestamptz, due_at timestamptz, attempts int, leased_until timestamptz, sent_at timestamptz, message_id text, dead_at timestamptz);
create index on b_outbox (due_at) where sent_at is null and dead_at is null;
create table b_people (id int primary key, employment text, retired_on date);
insert into b_people select n, 'in-service', null from generate_series(0, 63) n;
create table b_change_reports (id uuid primary key, person_id int references b_people, kind text, details_sealed text, recorded_at timestamptz);
create index on b_change_reports (person_id, kind);
create table b_field_history (id uuid primary key, person_id int references b_people, field text, old_sealed text, new_sealed text, at timestamptz);
create index on b_field_history (person_id, at);`;
