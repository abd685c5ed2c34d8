/** What a row of a roster can say of a person, in the order of the template. */
export const ROSTER_FIELDS = [
  "name",
  "union",
  "sex",
  "birthday",
  "title",
  "year",
  "document",
  "idNumber",
  "phone",
  "card",
  "workUnit",
  "post",
  "employment",
  "retiredOn",
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

/** Column headings that are understood; the first is the template's. */
export const HEADINGS: Readonly<Record<RosterField, readonly string[]>> = {
  name: ["姓名", "name"],
  union: ["单位", "工会", "基层工会", "所属工会", "托管单位", "union"],
  sex: ["性别", "sex"],
  birthday: ["出生日期", "出生年月日", "生日", "birthday"],
  title: ["荣誉称号", "荣誉", "称号", "honour"],
  year: ["获奖年份", "授予年份", "荣誉年份", "年份", "year"],
  document: ["荣誉文号", "文号", "document"],
  idNumber: ["身份证号", "身份证号码", "身份证", "id number"],
  phone: ["手机号", "手机", "联系电话", "电话", "phone"],
  card: ["京卡卡号", "卡号", "京卡", "银行卡号", "card"],
  workUnit: ["工作单位", "work unit"],
  post: ["职务", "岗位", "post"],
  employment: ["在职状态", "工作状态", "状态", "employment"],
  retiredOn: ["退休日期", "退休时间", "retired on"],
};

/** Never quoted, in a preview or in an error. */
export const SENSITIVE: ReadonlySet<RosterField> = new Set(["idNumber", "phone", "card", "birthday"]);

/** One person as a row tells of them. What a cell does not say is undefined, and stays as it is in the archive. */
export interface RosterRow {
  /** Row of the sheet. */
  readonly number: number;
  readonly name: string;
  readonly unionId: string;
  readonly sex?: "male" | "female";
  readonly birthday?: string;
  readonly titleCode?: string;
  readonly year?: number;
  readonly document?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly card?: string;
  readonly workUnit?: string;
  readonly post?: string;
  readonly employment?: "in-service" | "retired" | "early-leave";
  readonly retiredOn?: string;
}

export const ROW_PROBLEMS = [
  "missing",
  "invalid",
  "formula",
  "unknown-union",
  "title-needs-year",
  "retired-needs-status",
  "id-birthday",
  "id-sex",
  "id-other-name",
  "twice-in-file",
  "namesakes",
] as const;

export interface RowError {
  readonly number: number;
  readonly field: RosterField;
  readonly problem: (typeof ROW_PROBLEMS)[number];
  /** What stood there, where it may be quoted. */
  readonly value?: string;
  /** Another row, for what stands there twice. */
  readonly other?: number;
}
