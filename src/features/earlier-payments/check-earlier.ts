import { type LocalText, type Reply, say } from "../../conversation/reply.ts";
import { yearOf, type LocalDate } from "../../domain/local-date.ts";
import { Yuan } from "../../domain/money.ts";
import type { Verb, VerbContext } from "../feature.ts";
import { namePerson } from "../roster/index.ts";
import { readEarlierSlots, type EarlierSlots } from "./earlier-form.ts";
import { asSlot, type EarlierRow } from "./earlier-row.ts";
import { readSheet } from "./read-sheet.ts";

const MOST_LINES = 10;
const MOST_BYTES = 8 * 1024 * 1024;

/** What would be put down, on a card; of a sheet the rows that cannot be read too: then nothing is put down. */
export const checkEarlier: Verb = async (context, slots) => {
  const said = readEarlierSlots(slots);
  const found = said.rows !== null ? { rows: said.rows, problems: [] } : await rowsOf(context, said);
  if ("key" in found) return { replies: [found], dialogue: { next: "ask", slot: "file", without: ["file"] } };
  const { rows, problems } = found;
  if (problems.length > 0 || rows.length === 0) {
    const lines = problems.slice(0, MOST_LINES);
    return {
      replies: [say("earlier:mend", { count: problems.length, lines })],
      dialogue: { next: "ask", slot: "file", without: ["file"] },
    };
  }
  const sum = rows.reduce((total, { amount }) => total.plus(amount ?? "0"), new Yuan(0)).toFixed(2);
  const lines = rows.slice(0, MOST_LINES).map((row) => describeRow(context, row));
  return {
    replies: [say("earlier:card", { count: rows.length, sum, lines })],
    dialogue: { next: "with", slots: { rows: rows.map(asSlot) } },
  };
};

async function rowsOf(
  { world, source, actor }: VerbContext,
  said: EarlierSlots,
): Promise<{ readonly rows: readonly EarlierRow[]; readonly problems: readonly Reply[] } | Reply> {
  const { file, personId, item, on, amount, detail, times } = said;
  if (file !== null) {
    const content = await source.attachment?.load(MOST_BYTES).catch(() => null);
    return content == null || actor.bindingId === null ? say("earlier:no-sheet") : readSheet(world, content);
  }
  if (item === null || on === null) return say("earlier:how");
  if (personId === null && times === null) return say("earlier:how-often");
  return { rows: [{ personId, item, on, amount, detail, times: times ?? 1 }], problems: [] };
}

function describeRow({ world }: VerbContext, { personId, item, on, amount, times }: EarlierRow): Reply {
  const name: LocalText = world.rules.rules.get(item)?.versions.at(-1)?.rule.name ?? {
    "zh-CN": item,
    en: item,
  };
  const money = amount === null ? [] : [say("earlier:money", { amount })];
  return personId === null
    ? say("earlier:total-line", { year: yearOf(on as LocalDate), name, times, money })
    : say("earlier:line", { person: namePerson(world.directory, personId), date: on, name, money });
}
