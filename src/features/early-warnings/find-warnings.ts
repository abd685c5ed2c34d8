import { sql } from "drizzle-orm";

import { addMonths, type LocalDate } from "../../domain/local-date.ts";
import { queryRows, type Tx } from "../database.ts";
import { findStale } from "../roster/index.ts";
import type { WarningKind } from "./schema.ts";
import type { AgeLaw } from "./ages/age-laws.ts";
import { classesOf, type StatutoryAge, statutoryAge } from "./ages/statutory-age.ts";

/** Something that an officer should be asked about. */
export interface Warning {
  readonly kind: WarningKind;
  readonly personId: string;
  readonly unionId: string;
  /** What makes two warnings the same one: the statutory day, or the quarter. */
  readonly occasion: string;
  /** Of a retirement age that is coming or was reached. */
  readonly age?: StatutoryAge;
}

export interface Found {
  readonly warnings: readonly Warning[];
  /** People in service whose age cannot be told: birthday or sex is not on file. */
  readonly unknown: number;
}

interface Row {
  readonly id: string;
  readonly unionId: string;
  readonly sex: "male" | "female" | null;
  readonly birthday: string | null;
  readonly working: boolean;
  readonly cardless: boolean;
}

/** By which law, and how many months before the day. */
export interface AgesAhead {
  readonly law: AgeLaw;
  readonly monthsAhead: number;
}

/** Everything that is to be asked on `today`, by union and name. `unionId` null: the whole district. */
export async function findWarnings(
  tx: Tx,
  unionId: string | null,
  today: LocalDate,
  ages: AgesAhead,
): Promise<Found> {
  // 京卡: payments go there, so those who carry entitlement need one.
  const rows = await queryRows<Row>(
    tx,
    sql`select p.id, p.custodian_union_id as "unionId", p.sex, p.birthday::text as birthday,
        p.employment <> 'retired' as working,
        (p.card_sealed is null or p.card_status in ('card-lost', 'card-missing')) and exists (
          select 1 from honours h join titles t on t.code = h.title_code where h.person_id = p.id and t.tier is not null
        ) as cardless
      from people p
      where p.closed_on is null and p.life = 'alive' and p.standing = 'good' and p.whereabouts = 'known'
        and ${unionId === null ? sql`true` : sql`p.custodian_union_id = ${unionId}::uuid`}
      order by p.custodian_union_id, p.name, p.id`,
  );
  const quarter = quarterOf(today);
  const retiring = rows.flatMap((row) => (ages.monthsAhead === 0 ? [] : retirementOf(row, today, ages)));
  const stale = (await findStale(tx, unionId, today)).map((record): Warning => ({
    kind: "stale-record",
    personId: record.personId,
    unionId: record.unionId,
    occasion: quarter,
  }));
  const cardless = rows
    .filter((row) => row.cardless)
    .map((row): Warning => ({
      kind: "missing-card",
      personId: row.id,
      unionId: row.unionId,
      occasion: quarter,
    }));
  const unknown = rows.filter((row) => row.working && (row.birthday === null || row.sex === null)).length;
  return { warnings: [...retiring, ...stale, ...cardless], unknown };
}

/** From so many months before the day on, until the person is reported retired; each day of the table is asked once. */
function retirementOf(row: Row, today: LocalDate, { law, monthsAhead }: AgesAhead): Warning[] {
  if (!row.working || row.birthday === null || row.sex === null) return [];
  const birthday = row.birthday as LocalDate;
  return classesOf(row.sex)
    .map((of) => statutoryAge(law, birthday, of))
    .filter(({ on, latest }) => addMonths(on, -monthsAhead) <= today && today <= latest)
    .map((age) => ({
      kind: "retirement-age" as const,
      personId: row.id,
      unionId: row.unionId,
      occasion: `${age.of}:${age.on}`,
      age,
    }));
}

const quarterOf = (day: LocalDate): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
