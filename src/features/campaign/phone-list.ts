import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf, returnYear } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import type { Workbook } from "../enclosure.ts";
import type { JobContext, Verb, VerbContext } from "../feature.ts";
import { missingUnions } from "./missing-unions.ts";

const MOST_LINES = 30;
const IN_CHINESE = new Intl.Collator("zh-CN");

type Looker = Pick<JobContext | VerbContext, "tx" | "world" | "today">;

/** Whom to call about a union: its officers with their office phones, null where nobody is bound or none is known. */
interface Silent {
  readonly union: string;
  readonly name: string | null;
  readonly chair: boolean;
  readonly phone: string | null;
  /** Reminders that went unanswered. */
  readonly reminded: number;
}

/** 没报的电话名单: office phones of the officers, never of model workers. */
export const phoneList: Verb = async (context) => {
  const year = returnYear(context.today);
  const { reply, file } = describePhones(await readPhones(context, year), context, year);
  return {
    replies: [reply],
    ...(file === undefined ? {} : { files: [file] }),
    audit: [{ action: "phone-list", subject: null, details: { year } }],
  };
};

export async function readPhones({ tx, world }: Looker, year: number): Promise<Silent[]> {
  const rows = await queryRows<Omit<Silent, "phone"> & { bindingId: string | null; sealed: string | null }>(
    tx,
    sql`select m.name as union, b.id as "bindingId", b.name, coalesce(b.chair, false) as chair, b.work_phone_sealed as sealed,
        (select count(*)::int from reminders r join reminder_waves w on w.id = r.wave_id and w.year = ${year}
          where r.union_id = m.union_id and r.binding_id = b.id) as reminded
      from (${missingUnions(year)}) m
      left join bindings b on b.union_id = m.union_id and b.role = 'officer' and b.revoked_at is null
      order by m.name collate "C", b.chair, b.name collate "C"`,
  );
  // In the order of every other list; the database's own is that of the bytes.
  const ordered = rows.toSorted((a, b) => IN_CHINESE.compare(a.union, b.union));
  return ordered.map(({ bindingId, sealed, ...row }) => ({
    ...row,
    phone:
      sealed === null || bindingId === null
        ? null
        : world.vault.open(sealed, { table: "bindings", column: "work_phone", row: bindingId }),
  }));
}

/** As lines for a phone; beyond thirty as a sheet. */
export function describePhones(
  silent: readonly Silent[],
  { today }: Looker,
  year: number,
): { reply: Reply; file?: Workbook } {
  if (silent.length === 0) return { reply: say("campaign:phones.none", { year }) };
  const overdue = Math.max(0, -daysBetween(today, deadlineOf(year)));
  const unions = new Set(silent.map(({ union }) => union)).size;
  const head = headOf(year, unions, overdue);
  if (silent.length <= MOST_LINES)
    return { reply: say("campaign:lines", { lines: [head, ...silent.map(lineOf)] }) };
  return { reply: head, file: sheetOf(silent, year, overdue) };
}

const headOf = (year: number, count: number, days: number): Reply =>
  days === 0
    ? say("campaign:phones.head", { year, count })
    : say("campaign:phones.overdue", { year, count, days });

function lineOf({ union, name, chair, phone, reminded }: Silent): Reply {
  if (name === null) return say("campaign:phones.unbound", { union });
  return say("campaign:phones.line", {
    union,
    name,
    role: say(chair ? "campaign:phones.chair" : "campaign:phones.officer"),
    phone: phone ?? say("campaign:phones.unknown"),
    reminded,
  });
}

function sheetOf(silent: readonly Silent[], year: number, overdue: number): Workbook {
  const head = (name: "union" | "name" | "role" | "phone" | "reminded") =>
    say(`campaign:phones.column.${name}`);
  return {
    kind: "workbook",
    name: say("campaign:phones.file", { year }),
    sheets: [
      {
        title: say("campaign:phones.file", { year }),
        preface: [headOf(year, new Set(silent.map(({ union }) => union)).size, overdue)],
        columns: [
          { header: head("union"), width: 32 },
          { header: head("name"), width: 10 },
          { header: head("role"), width: 8 },
          { header: head("phone"), width: 16 },
          { header: head("reminded"), width: 10 },
        ],
        rows: silent.map(({ union, name, chair, phone, reminded }) => [
          union,
          name ?? say("campaign:phones.nobody"),
          say(chair ? "campaign:phones.chair" : "campaign:phones.officer"),
          phone ?? say("campaign:phones.unknown"),
          String(reminded),
        ]),
        page: "portrait",
      },
    ],
  };
}
