import { sql } from "drizzle-orm";

import { say } from "../../conversation/reply.ts";
import { queryRows } from "../database.ts";
import type { Workbook } from "../enclosure.ts";
import type { Verb } from "../feature.ts";
import { HEADINGS, ROSTER_FIELDS, type RosterField } from "./roster-fields.ts";

const WIDTHS: Readonly<Partial<Record<RosterField, number>>> = {
  union: 28,
  title: 24,
  idNumber: 22,
  phone: 16,
  card: 22,
  workUnit: 24,
};
const REQUIRED: ReadonlySet<RosterField> = new Set(["name", "union"]);

/** 「下载模板」: the sheet that an import reads, with lists to choose from. */
export const sendTemplate: Verb = async ({ tx }) => {
  const titles = await queryRows<{ name: string }>(
    tx,
    sql`select names[1] as name from titles where not collective order by tier nulls last, code limit 12`,
  );
  return { replies: [say("imports:template")], files: [makeTemplate(titles.map(({ name }) => name))] };
};

export function makeTemplate(titles: readonly string[]): Workbook {
  const choices: Readonly<Partial<Record<RosterField, readonly string[]>>> = {
    sex: ["男", "女"],
    employment: ["在职", "退休", "内退"],
    title: titles,
  };
  return {
    kind: "workbook",
    name: say("imports:template-file"),
    sheets: [
      {
        title: say("imports:template-file"),
        preface: [],
        columns: ROSTER_FIELDS.map((field) => ({
          header: `${HEADINGS[field][0]}${REQUIRED.has(field) ? "*" : ""}`,
          width: WIDTHS[field] ?? 12,
          ...(choices[field] === undefined ? {} : { choices: choices[field] }),
        })),
        rows: [],
        page: "landscape",
      },
    ],
  };
}
