import { sql } from "drizzle-orm";

import { queryRows } from "../../../src/features/database.ts";
import { verifyAudit } from "../../../src/pipeline/audit/verify-audit.ts";
import type { LivedYear } from "./live-year.ts";
import { daysLate, expectedArchive, type ExpectedPerson, expectedReminders } from "./oracle.ts";

/** One thing that the year is held against: how many were looked at, and which are not as the oracle says. */
export interface Check {
  readonly what: string;
  readonly compared: number;
  readonly problems: readonly string[];
}

/** The archive, the reports, the reminders, the returns and the house itself at the end of the year. */
export async function compareYear(lived: LivedYear): Promise<readonly Check[]> {
  const reminders = expectedReminders(lived.district, lived.wakes, lived.filings);
  return [
    { what: "things done as they were meant", compared: lived.steps, problems: lived.failures },
    await compareArchive(lived),
    await compareReports(lived),
    ...(await compareReminders(lived, reminders)),
    await compareReturns(lived),
    ...(await lookAtHouse(lived)),
  ];
}

type Row = Omit<ExpectedPerson, "phone"> & { readonly id: string; readonly phone: string | null };

async function compareArchive({ town, district, truth, ids }: LivedYear): Promise<Check> {
  const rows = await queryRows<Row>(
    town.eyes,
    sql`select p.id, case when u.name like '%工会' then left(u.name, -2) else u.name end as unit, p.employment,
        p.retired_on::text as retired_on, p.life, p.died_on::text as died_on, p.whereabouts, p.standing, p.post, p.education,
        p.closed_on is not null as closed, p.phone_index as phone,
        (select count(*)::int from honours h where h.person_id = p.id) as honours
      from people p join unions u on u.id = p.custodian_union_id`,
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  let compared = 0;
  const problems = expectedArchive(district, truth).flatMap((expected, index) => {
    const { id: _id, ...row } = found.get(ids[index] ?? "") ?? { id: "" };
    const phone = expected.phone === null ? null : town.vault.blindIndex("phone", expected.phone);
    const wanted = { ...expected, phone };
    compared += Object.keys(wanted).length;
    const wrong = Object.entries(wanted).filter(
      ([field, value]) => (row as Record<string, unknown>)[field] !== value,
    );
    return wrong.map(
      ([field, value]) =>
        `person ${index} ${field}: ${String((row as Record<string, unknown>)[field])}, not ${String(value)}`,
    );
  });
  return { what: "fields of people in the archive", compared, problems };
}

/** Every true event is on record once, however often it was told; what was taken back does not stand. */
async function compareReports({ town, truth }: LivedYear): Promise<Check> {
  const [row] = await queryRows<{ standing: number; declined: number; disputed: number }>(
    town.eyes,
    sql`select count(*) filter (where status = 'recorded')::int as standing,
        count(*) filter (where status = 'declined')::int as declined,
        count(*) filter (where status not in ('recorded', 'declined', 'withdrawn', 'superseded'))::int as disputed
      from change_reports`,
  );
  const stands = truth.filter(({ fate }) => fate.kind === "stands" || fate.kind === "amended");
  const declined = stands.filter(({ kind, acceptedOn }) => kind === "transfer" && acceptedOn === null).length;
  const wanted = { standing: stands.length - declined, declined, disputed: 0 };
  const same = JSON.stringify(row) === JSON.stringify(wanted);
  return {
    what: "reports on record",
    compared: truth.length,
    problems: same ? [] : [`reports: ${JSON.stringify(row)}, not ${JSON.stringify(wanted)}`],
  };
}

const REMINDER = /请报劳模变动情况|年度报告最后一天|年度报告已过期 \d+ 天，请尽快补报|还没有重报|请督促经办/;

/** As the policy says, and nobody twice: by what was planned and by what was said. */
async function compareReminders(
  { town }: LivedYear,
  expected: ReturnType<typeof expectedReminders>,
): Promise<readonly Check[]> {
  const rows = await queryRows<{ contact: string; year: number; left: number }>(
    town.eyes,
    sql`select b.contact_id as contact, w.year, w.days_left as left from reminders r
      join reminder_waves w on w.id = r.wave_id join bindings b on b.id = r.binding_id`,
  );
  const planned = countBy(rows.map(({ contact, year, left }) => `${contact} ${year} ${left}`));
  const wanted = countBy(expected.map(({ contact, year, daysLeft }) => `${contact} ${year} ${daysLeft}`));
  const said = countBy(town.said.filter(({ text }) => REMINDER.test(text)).map(({ contact }) => contact));
  const heard = countBy(expected.map(({ contact }) => contact));
  return [
    {
      what: "reminders by contact, year and wave",
      compared: expected.length,
      problems: difference("reminder", planned, wanted),
    },
    {
      what: "contacts by the reminders they read",
      compared: heard.size,
      problems: difference("reminders said to", said, heard),
    },
  ];
}

async function compareReturns({ town, district, filings }: LivedYear): Promise<Check> {
  const rows = await queryRows<{ unit: string; late: number; filed: number; status: string }>(
    town.eyes,
    sql`select left(u.name, -2) as unit, min(r.days_late) as late,
        count(*) filter (where r.cause = 'filed')::int as filed,
        (array_agg(r.status order by r.version desc))[1] as status
      from annual_returns r join unions u on u.id = r.union_id where r.year = 2026 group by u.name`,
  );
  const found = new Map(rows.map((row) => [row.unit, row]));
  const problems = district.unions.flatMap(({ index, unit }) => {
    const own = filings.filter((one) => one.union === index);
    const row = found.get(unit);
    const late = daysLate(index, filings);
    const is =
      row === undefined
        ? "none"
        : `${row.filed} filed, ${row.late} late, ${row.status === "returned" ? "out" : "in"}`;
    const last = own.at(-1);
    const should =
      last === undefined
        ? "none"
        : `${own.filter((one) => one.in).length} filed, ${late} late, ${last.in ? "in" : "out"}`;
    return is === should ? [] : [`return of ${unit}: ${is}, not ${should}`];
  });
  return {
    what: "returns: versions, days late, whether in",
    compared: district.unions.length,
    problems,
  };
}

/** Nothing put aside, nothing unsaid, the audit chain whole, nothing complained of. */
async function lookAtHouse({ town }: LivedYear): Promise<readonly Check[]> {
  const [row] = await queryRows<{ messages: number; lines: number; aside: number; left: number }>(
    town.eyes,
    sql`select (select count(*)::int from inbox) as messages, (select count(*)::int from outbox) as lines,
        (select count(*)::int from quarantine) as aside, (select count(*)::int from outbox where sent_at is null) as left`,
  );
  const { messages = 0, lines = 0, aside = -1, left = -1 } = row ?? {};
  const audit = await verifyAudit(town.eyes);
  return [
    { what: "messages taken in", compared: messages, problems: aside === 0 ? [] : [`put aside: ${aside}`] },
    { what: "lines said", compared: lines, problems: left === 0 ? [] : [`unsaid: ${left}`] },
    {
      what: "links of the audit chain",
      compared: audit.ok ? audit.head.seq : audit.seq,
      problems: audit.ok ? [] : [`audit: ${JSON.stringify(audit)}`],
    },
    { what: "starts of the program", compared: town.restarts, problems: town.complaints },
  ];
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function difference(
  what: string,
  found: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
): string[] {
  const keys = new Set([...found.keys(), ...wanted.keys()]);
  return [...keys].flatMap((key) =>
    found.get(key) === wanted.get(key)
      ? []
      : [`${what} ${key}: ${found.get(key) ?? 0}, not ${wanted.get(key) ?? 0}`],
  );
}
