import { sql } from "drizzle-orm";

import { say } from "../../../conversation/reply.ts";
import { queryRows, type Tx } from "../../database.ts";
import type { Workbook } from "../../enclosure.ts";
import type { Verb } from "../../feature.ts";
import { HEADINGS, SHEET_FIELDS, type SheetField } from "../../roster/index.ts";

const WIDTHS: Readonly<Partial<Record<SheetField, number>>> = {
  custodianUnionId: 28,
  title: 24,
  idNumber: 22,
  phone: 16,
  card: 22,
  workUnit: 24,
  address: 30,
};
const REQUIRED: ReadonlySet<SheetField> = new Set(["name", "custodianUnionId"]);

/** 「下载模板」: the sheet that an import reads, with lists to choose from. */
export const sendTemplate: Verb = async ({ tx }) => ({
  replies: [say("imports:template")],
  files: [await readTemplate(tx)],
});

/** With the titles that a person can hold, those that carry entitlement first. */
export async function readTemplate(tx: Tx): Promise<Workbook> {
  const titles = await queryRows<{ name: string }>(
    tx,
    sql`select names[1] as name from titles where not collective order by tier nulls last, code limit 12`,
  );
  return makeTemplate(titles.map(({ name }) => name));
}

function makeTemplate(titles: readonly string[]): Workbook {
  const choices: Readonly<Partial<Record<SheetField, readonly string[]>>> = {
    sex: ["男", "女"],
    employment: ["在职", "退休", "内退"],
    cardStatus: ["正常", "挂失", "无卡"],
    consent: ["是", "否"],
    title: titles,
  };
  return {
    kind: "workbook",
    name: say("imports:template-file"),
    sheets: [
      {
        title: say("imports:template-file"),
        preface: [],
        columns: SHEET_FIELDS.map((field) => ({
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
