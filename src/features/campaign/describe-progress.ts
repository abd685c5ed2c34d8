import { sql } from "drizzle-orm";

import { type Reply, say } from "../../conversation/reply.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf } from "../../domain/return-year.ts";
import { queryRows } from "../database.ts";
import { type ProgressPicture, UNIT_PROGRESS, type UnitProgress } from "../enclosure.ts";
import type { JobContext } from "../feature.ts";
import type { DueWave } from "./policy/policy.ts";

/** Names in the words; the picture shows twice as many. */
const MOST_LINES = 30;
const MOST_TILES = 60;

interface Progress {
  readonly counts: Readonly<Record<UnitProgress, number>>;
  readonly unbound: number;
  readonly units: { readonly name: string; readonly progress: UnitProgress }[];
}

/** 汇总: how far the district is, in words and as a picture; those who are missing come first. */
export async function describeProgress(
  context: JobContext,
  due: DueWave,
): Promise<{ progress: Reply; picture: ProgressPicture }> {
  const { counts, unbound, units } = await readProgress(context, due.year);
  const daysLeft = daysBetween(context.today, deadlineOf(due.year));
  const numbers = {
    year: due.year,
    filed: counts.filed + counts.late,
    late: counts.late,
    count: UNIT_PROGRESS.reduce((sum, kind) => sum + counts[kind], 0),
    missing: counts.missing + counts.returned,
    days: Math.abs(daysLeft),
  };
  const names = units.filter(({ progress }) => progress === "missing" || progress === "returned");
  const lines = names
    .slice(0, MOST_LINES)
    .map(({ name, progress }) =>
      say(progress === "returned" ? "campaign:line.returned" : "campaign:line.missing", { union: name }),
    );
  const notes = [
    ...(due.caughtUp ? [say("campaign:note.delayed", { date: due.dueOn })] : []),
    ...(unbound > 0 ? [say("campaign:note.unbound", { count: unbound })] : []),
    ...(numbers.missing > lines.length
      ? [say("campaign:note.more", { count: numbers.missing - lines.length })]
      : []),
  ];
  const when = daysLeft > 0 ? "before" : daysLeft === 0 ? "today" : "overdue";
  const headline = say(`campaign:digest.${when}`, numbers);
  return {
    progress:
      numbers.missing === 0 ? say("campaign:all-filed", numbers) : join([headline, ...lines, ...notes]),
    picture: {
      kind: "progress",
      name: say("campaign:picture.name", { year: due.year, date: context.today }),
      title: say("campaign:picture.title", numbers),
      legend: {
        filed: say("campaign:picture.filed"),
        late: say("campaign:picture.late"),
        returned: say("campaign:picture.returned"),
        missing: say("campaign:picture.missing"),
      },
      counts,
      units,
    },
  };
}

const join = (lines: readonly Reply[]): Reply => say("campaign:lines", { lines });

async function readProgress({ tx }: JobContext, year: number): Promise<Progress> {
  const [row] = await queryRows<{
    counts: Partial<Progress["counts"]>;
    unbound: number;
    units: Progress["units"];
  }>(
    tx,
    sql`with state as materialized (
        select u.id, u.name, case when r.id is null then 'missing' when r.status = 'returned' then 'returned'
            when r.days_late > 0 then 'late' else 'filed' end as progress
        from unions u left join current_returns r on r.union_id = u.id and r.year = ${year}
        where u.level = 'grassroots' and u.status = 'active'
      )
      select coalesce((select json_object_agg(progress, n) from (select progress, count(*)::int as n from state group by 1) c),
          '{}') as counts,
        (select count(*)::int from state s where progress in ('missing', 'returned') and not exists (
          select 1 from bindings b where b.union_id = s.id and b.role = 'officer' and b.revoked_at is null)) as unbound,
        coalesce((select json_agg(json_build_object('name', name, 'progress', progress)) from (
          select name, progress from state
          order by array_position(array['missing', 'returned', 'late', 'filed'], progress), name collate "C"
          limit ${MOST_TILES}) t), '[]') as units`,
  );
  const counted = row?.counts ?? {};
  return {
    counts: {
      filed: counted.filed ?? 0,
      late: counted.late ?? 0,
      returned: counted.returned ?? 0,
      missing: counted.missing ?? 0,
    },
    unbound: row?.unbound ?? 0,
    units: row?.units ?? [],
  };
}
