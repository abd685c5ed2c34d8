import type { ArchiveField } from "../archive/archive-fields.ts";

/** What a row of a roster (花名册) can say of a person, in the order of the template; an export has the same columns. */
export const SHEET_FIELDS = [
  "name",
  "custodianUnionId",
  "sex",
  "birthday",
  "ethnicity",
  "politicalStatus",
  "education",
  "title",
  "year",
  "document",
  "idNumber",
  "phone",
  "address",
  "card",
  "cardStatus",
  "workStartedOn",
  "workUnit",
  "post",
  "professionalTitle",
  "employment",
  "retiredOn",
  "consent",
  "income",
  "household",
  "housing",
  "insurance",
  "healthCategory",
  "hardshipLevel",
  "hardshipCause",
] as const satisfies readonly (ArchiveField | "title" | "year" | "document" | "consent")[];
export type SheetField = (typeof SHEET_FIELDS)[number];

/** Fields of the archive that a sheet can hold. */
export type SheetArchiveField = Exclude<SheetField, "title" | "year" | "document" | "consent">;
export const isArchiveField = (field: SheetField): field is SheetArchiveField =>
  !["title", "year", "document", "consent"].includes(field);

/** Column headings that are understood; the first is the template's. */
export const HEADINGS: Readonly<Record<SheetField, readonly [string, ...string[]]>> = {
  name: ["姓名", "name"],
  custodianUnionId: ["单位", "工会", "基层工会", "所属工会", "托管单位", "管理单位", "union"],
  sex: ["性别", "sex"],
  birthday: ["出生日期", "出生年月日", "生日", "birthday"],
  ethnicity: ["民族", "ethnicity"],
  politicalStatus: ["政治面貌", "political status"],
  education: ["学历", "文化程度", "education"],
  title: ["荣誉称号", "荣誉", "称号", "劳模类型", "honour"],
  year: ["获奖年份", "授予年份", "荣誉年份", "授予时间", "年份", "year"],
  document: ["荣誉文号", "文号", "document"],
  idNumber: ["身份证号", "身份证号码", "身份证", "id number"],
  phone: ["手机号", "手机", "联系电话", "电话", "phone"],
  address: ["住址", "家庭住址", "地址", "address"],
  card: ["京卡卡号", "卡号", "京卡", "银行卡号", "card"],
  cardStatus: ["卡状态", "card status"],
  workStartedOn: ["参加工作时间", "参加工作日期", "start of work"],
  workUnit: ["工作单位", "work unit"],
  post: ["职务", "岗位", "post"],
  professionalTitle: ["职称", "技术职称", "professional title"],
  employment: ["在职状态", "工作状态", "状态", "employment"],
  retiredOn: ["退休日期", "退休时间", "retired on"],
  consent: ["本人同意", "是否同意", "consent"],
  income: ["收入情况", "本人月收入", "收入", "income"],
  household: ["家庭人口", "household"],
  housing: ["住房情况", "住房", "housing"],
  insurance: ["参保情况", "insurance"],
  healthCategory: ["健康状况", "健康情况", "health"],
  hardshipLevel: ["困难等级", "困难类别", "hardship level"],
  hardshipCause: ["困难原因", "hardship cause"],
};

/** Never quoted, in a preview or in an error. */
export const SENSITIVE: ReadonlySet<SheetField> = new Set([
  "idNumber",
  "phone",
  "address",
  "card",
  "birthday",
  "income",
  "household",
  "housing",
  "insurance",
  "healthCategory",
  "hardshipLevel",
  "hardshipCause",
]);

/** Health and money: put down only with the person's agreement (domain §7.2). */
export const NEEDS_CONSENT: readonly SheetArchiveField[] = [
  "income",
  "household",
  "housing",
  "insurance",
  "healthCategory",
  "hardshipLevel",
  "hardshipCause",
];
