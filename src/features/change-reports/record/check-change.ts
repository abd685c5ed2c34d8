import { sql } from "drizzle-orm";

import { type Reply, say } from "../../../conversation/reply.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { asSystem } from "../../acting.ts";
import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import type { ArchiveValues } from "../../roster/index.ts";
import { findTitles } from "../form/find-titles.ts";
import { type CompleteChange, settingsOf } from "./complete-change.ts";

/** Why a change cannot be as it was told, and which slot is to be asked again; no slot: there is nothing to report. */
export interface Refusal {
  readonly reply: Reply;
  readonly again?: "date";
}

/** What only the archive knows: dates before birth or after death, and what it holds already. */
export async function checkChange(
  context: VerbContext,
  change: CompleteChange,
  archive: ArchiveValues | null,
): Promise<Refusal | null> {
  if (archive === null) return checkUnion(context, change);
  const impossible = checkDates(change, archive);
  if (impossible !== null) return impossible;
  const { rule } = change;
  if (rule.code === "honour") return checkHonour(context, change);
  const settings = settingsOf(change, archive, context.today);
  if (await isTaken(context, change, settings.get("idNumber"))) return { reply: say("changes:id-taken") };
  const told = [...settings].filter(([field]) => !field.endsWith("ConfirmedOn"));
  const isSoAlready = told.length > 0 && told.every(([field, value]) => archive[field] === value);
  const mayComeAgain = rule.major && rule.sameBy !== "once";
  return isSoAlready && !mayComeAgain ? { reply: say("changes:already-so") } : null;
}

/** Nothing happens to anybody before birth, or after death. */
export function checkDates({ date, rule }: CompleteChange, archive: ArchiveValues): Refusal | null {
  const isOfBirth = rule.sets.some(({ field }) => field === "birthday");
  if (archive.birthday !== null && date < archive.birthday && !isOfBirth) {
    return { reply: say("changes:before-birth", { date }), again: "date" };
  }
  if (archive.diedOn !== null && rule.code !== "death" && date > archive.diedOn) {
    return { reply: say("changes:after-death", { date, died: archive.diedOn }), again: "date" };
  }
  return null;
}

/** An ID number stands for one person. Whose it is is not told. */
async function isTaken(
  { tx, world }: VerbContext,
  { person }: CompleteChange,
  idNumber: string | null | undefined,
): Promise<boolean> {
  if (idNumber === null || idNumber === undefined) return false;
  const index = world.vault.blindIndex("id_number", idNumber);
  const others = sql`select 1 from people where id_number_index = ${index} and id <> ${person?.id ?? null}::uuid`;
  const rows = await asSystem(tx, () => queryRows(tx, others));
  return rows.length > 0;
}

async function checkHonour({ tx, world }: VerbContext, change: CompleteChange): Promise<Refusal | null> {
  const code = change.slots.honourCode ?? change.slots.honourCodes?.[0] ?? "";
  const [title] = findTitles(world, [code]);
  if (title?.from != null && change.date < title.from) {
    return { reply: say("changes:honour-too-early", { date: title.from }), again: "date" };
  }
  const rows = await queryRows(
    tx,
    sql`select 1 from honours where person_id = ${change.person?.id}::uuid and title_code = ${code} and year = ${yearOf(change.date)}`,
  );
  return rows.length > 0 ? { reply: say("changes:already-so") } : null;
}

function checkUnion({ world }: VerbContext, change: CompleteChange): Refusal | null {
  const { slots, union } = change;
  const name = unionName(slots.value ?? "");
  const taken = [...world.directory.unions.values()].some(
    (other) => other.name === name && other.status === "active",
  );
  if (slots.unitChange === "renamed" && taken) return { reply: say("changes:name-taken", { name }) };
  if (slots.unitChange === "merged" && slots.toUnionId === undefined)
    return { reply: say("changes:unit-unknown", { name: slots.toUnionName ?? "" }) };
  if (slots.toUnionId === union.id || (slots.unitChange === "closed" && union.status === "closed"))
    return { reply: say("changes:already-so") };
  return null;
}

/** Unions are called by their unit with 工会 after it. */
export const unionName = (unit: string): string => (/(?:工会|union)$/iu.test(unit) ? unit : `${unit}工会`);
