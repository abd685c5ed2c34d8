import type { ArchiveField } from "../archive/archive-fields.ts";

interface Column {
  /** Headings that are understood; the first is the template's. */
  readonly headings: readonly [string, ...string[]];
  /** Never quoted, in a preview or in an error. */
  readonly sensitive?: true;
  /** Health and money: put down only with the person's agreement (domain §7.2). */
  readonly needsConsent?: true;
}

/** Of a sheet, and not of the archive. */
const OF_SHEETS = ["title", "year", "document", "consent"] as const;
type OfSheets = (typeof OF_SHEETS)[number];

/** What a row of a roster (花名册) can say of a person, in the order of the template; an export has the same columns. */
const COLUMNS = {
  name: { headings: ["姓名", "name"] },
  custodianUnionId: {
    headings: ["单位", "工会", "基层工会", "所属工会", "托管单位", "管理单位", "union"],
  },
  sex: { headings: ["性别", "sex"] },
  birthday: { headings: ["出生日期", "出生年月日", "生日", "birthday"], sensitive: true },
  ethnicity: { headings: ["民族", "ethnicity"] },
  politicalStatus: { headings: ["政治面貌", "political status"] },
  education: { headings: ["学历", "文化程度", "education"] },
  title: { headings: ["荣誉称号", "荣誉", "称号", "劳模类型", "honour"] },
  year: { headings: ["获奖年份", "授予年份", "荣誉年份", "授予时间", "年份", "year"] },
  document: { headings: ["荣誉文号", "文号", "document"] },
  idNumber: { headings: ["身份证号", "身份证号码", "身份证", "id number"], sensitive: true },
  phone: { headings: ["手机号", "手机", "联系电话", "电话", "phone"], sensitive: true },
  address: { headings: ["住址", "家庭住址", "地址", "address"], sensitive: true },
  card: { headings: ["京卡卡号", "卡号", "京卡", "银行卡号", "card"], sensitive: true },
  cardStatus: { headings: ["卡状态", "card status"] },
  workStartedOn: { headings: ["参加工作时间", "参加工作日期", "start of work"] },
  workUnit: { headings: ["工作单位", "work unit"] },
  post: { headings: ["职务", "岗位", "post"] },
  professionalTitle: { headings: ["职称", "技术职称", "professional title"] },
  employment: { headings: ["在职状态", "工作状态", "状态", "employment"] },
  retiredOn: { headings: ["退休日期", "退休时间", "retired on"] },
  consent: { headings: ["本人同意", "是否同意", "consent"] },
  income: { headings: ["收入情况", "本人月收入", "收入", "income"], needsConsent: true },
  household: { headings: ["家庭人口", "household"], needsConsent: true },
  housing: { headings: ["住房情况", "住房", "housing"], needsConsent: true },
  insurance: { headings: ["参保情况", "insurance"], needsConsent: true },
  healthCategory: { headings: ["健康状况", "健康情况", "health"], needsConsent: true },
  hardshipLevel: { headings: ["困难等级", "困难类别", "hardship level"], needsConsent: true },
  hardshipCause: { headings: ["困难原因", "hardship cause"], needsConsent: true },
} as const satisfies Partial<Record<ArchiveField | OfSheets, Column>>;

export type SheetField = keyof typeof COLUMNS;
export const SHEET_FIELDS = Object.keys(COLUMNS) as SheetField[];

/** Fields of the archive that a sheet can hold. */
export type SheetArchiveField = Exclude<SheetField, OfSheets>;
export const isArchiveField = (field: SheetField): field is SheetArchiveField =>
  !(OF_SHEETS as readonly string[]).includes(field);

const columnOf = (field: SheetField): Column => COLUMNS[field];

/** Of each column: its headings, the template's first. */
export const HEADINGS = Object.fromEntries(
  SHEET_FIELDS.map((field) => [field, columnOf(field).headings]),
) as Readonly<Record<SheetField, Column["headings"]>>;

export const NEEDS_CONSENT: readonly SheetArchiveField[] = SHEET_FIELDS.filter(isArchiveField).filter(
  (field) => columnOf(field).needsConsent === true,
);

/** Never quoted. What needs an agreement is sensitive too. */
export const SENSITIVE: ReadonlySet<SheetField> = new Set(
  SHEET_FIELDS.filter((field) => columnOf(field).sensitive ?? columnOf(field).needsConsent ?? false),
);
