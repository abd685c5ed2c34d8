import { writeWorkbook } from "../../src/adapters/spreadsheet/write-workbook.ts";
import type { Cell } from "../../src/features/enclosure.ts";
import { HEADINGS, SHEET_FIELDS, type SheetField } from "../../src/features/roster/index.ts";

const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const GIVEN = "建国秀英志强桂兰春生玉梅德利凤霞福生晓梅文斌海燕永贵淑珍";

export type MadeRow = Readonly<Partial<Record<SheetField, string>>>;

/** The n-th invented person: the same every time, everyone another. */
export function madeRow(n: number, unions: number): MadeRow {
  const surname = SURNAMES[n % SURNAMES.length] ?? "赵";
  const given = `${GIVEN[(n * 7) % GIVEN.length] ?? ""}${GIVEN[(n * 13 + 5) % GIVEN.length] ?? ""}`;
  const birthday = `${1940 + (n % 55)}-${two((n % 12) + 1)}-${two((n % 28) + 1)}`;
  return {
    name: `${surname}${given}`,
    custodianUnionId: `第${(n % unions) + 1}工会`,
    birthday,
    ethnicity: n % 9 === 0 ? "回族" : "汉族",
    education: "大专",
    title: n % 10 === 0 ? "全国劳动模范" : "北京市劳动模范",
    year: String(1985 + (n % 40)),
    document: `京劳〔${1985 + (n % 40)}〕${(n % 90) + 1}号`,
    idNumber: idNumber(n, birthday),
    phone: `139${String(n).padStart(8, "0")}`,
    workUnit: `第${(n % unions) + 1}厂`,
    post: "工人",
    employment: n % 4 === 0 ? "退休" : "在职",
  };
}

const two = (number: number): string => String(number).padStart(2, "0");
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function idNumber(n: number, birthday: string): string {
  const first = `${110100 + Math.floor(n / 1000)}${birthday.replaceAll("-", "")}${String(n % 1000).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return `${first}${"10X98765432"[sum % 11]}`;
}

/** An xlsx file with the template's headings. */
export function writeSheet(rows: readonly MadeRow[]): Promise<Uint8Array> {
  const word = (cell: Cell): string => (typeof cell === "string" ? cell : "花名册");
  return writeWorkbook(
    {
      kind: "workbook",
      name: { key: "imports:template-file", params: {}, audience: "private" },
      sheets: [
        {
          title: { key: "imports:template-file", params: {}, audience: "private" },
          preface: [],
          columns: SHEET_FIELDS.map((field) => ({ header: HEADINGS[field][0], width: 12 })),
          rows: rows.map((row) => SHEET_FIELDS.map((field) => row[field] ?? "")),
          page: "landscape",
        },
      ],
    },
    word,
  );
}
