import type { SandboxPersona, SandboxRoom } from "../sandbox/cast.ts";

interface DemoUnion {
  readonly name: string;
  readonly aliases: readonly string[];
}

interface DemoPerson {
  readonly name: string;
  readonly union: string;
  readonly sex: "male" | "female";
  readonly birthday: string;
  readonly title: string;
  readonly year: number;
  readonly retiredOn?: string;
  readonly post?: string;
}

interface DemoBinding {
  readonly contactId: string;
  readonly role: "model-worker" | "officer" | "staff" | "director";
  readonly name: string;
  readonly union: string;
  readonly isPerson?: true;
  readonly chair?: true;
  readonly workPhone?: string;
}

/** An invented district, small enough to know everyone. Nobody in it exists. */
export const DISTRICT = "演示区总工会";

export const DEMO_UNIONS: readonly DemoUnion[] = [
  { name: "红星百货工会", aliases: ["红星百货", "红星百货商场"] },
  { name: "展览路印刷厂工会", aliases: ["展览路印刷厂", "印刷厂"] },
  { name: "环卫中心工会", aliases: ["环卫中心", "区环卫中心"] },
  { name: "白云医院工会", aliases: ["白云医院"] },
  { name: "丰华中学工会", aliases: ["丰华中学"] },
];

const national = { title: "national-model-worker" };
const municipal = { title: "beijing-model-worker" };

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { ...municipal, name: "王建国", union: "红星百货工会", sex: "male", birthday: "1966-05-12", year: 2005 },
  {
    ...national,
    name: "李秀英",
    union: "红星百货工会",
    sex: "female",
    birthday: "1948-03-08",
    year: 1989,
    retiredOn: "2003-03-31",
  },
  { ...municipal, name: "张伟", union: "红星百货工会", sex: "male", birthday: "1978-09-01", year: 2015 },
  {
    ...municipal,
    name: "陈静",
    union: "红星百货工会",
    sex: "female",
    birthday: "1980-11-23",
    year: 2015,
    post: "柜组长",
  },
  { ...municipal, name: "刘洋", union: "红星百货工会", sex: "male", birthday: "1975-02-14", year: 2010 },
  { ...municipal, name: "刘洋", union: "红星百货工会", sex: "female", birthday: "1983-07-30", year: 2020 },
  {
    ...national,
    name: "周福生",
    union: "展览路印刷厂工会",
    sex: "male",
    birthday: "1950-10-01",
    year: 1995,
    retiredOn: "2010-10-31",
  },
  {
    ...municipal,
    name: "马桂兰",
    union: "展览路印刷厂工会",
    sex: "female",
    birthday: "1969-01-19",
    year: 2005,
  },
  {
    ...municipal,
    name: "王建国",
    union: "展览路印刷厂工会",
    sex: "male",
    birthday: "1972-12-05",
    year: 2015,
  },
  { ...national, name: "冯德利", union: "环卫中心工会", sex: "male", birthday: "1968-06-06", year: 2010 },
  { ...municipal, name: "郭凤霞", union: "环卫中心工会", sex: "female", birthday: "1976-04-25", year: 2020 },
  { ...municipal, name: "林晓梅", union: "白云医院工会", sex: "female", birthday: "1971-08-17", year: 2015 },
  {
    ...municipal,
    name: "韩春生",
    union: "丰华中学工会",
    sex: "male",
    birthday: "1964-02-02",
    year: 2000,
    retiredOn: "2024-02-29",
  },
];

export const DEMO_BINDINGS: readonly DemoBinding[] = [
  {
    contactId: "demo-zhaomin",
    role: "officer",
    name: "赵敏",
    union: "红星百货工会",
    workPhone: "010-55550101",
  },
  {
    contactId: "demo-sunli",
    role: "officer",
    name: "孙丽",
    union: "展览路印刷厂工会",
    workPhone: "010-55550102",
  },
  {
    contactId: "demo-qianjin",
    role: "officer",
    name: "钱进",
    union: "展览路印刷厂工会",
    chair: true,
    workPhone: "010-55550103",
  },
  { contactId: "demo-chenjing", role: "model-worker", name: "陈静", union: "红星百货工会", isPerson: true },
  {
    contactId: "demo-zhoufusheng",
    role: "model-worker",
    name: "周福生",
    union: "展览路印刷厂工会",
    isPerson: true,
  },
  { contactId: "demo-hefang", role: "staff", name: "何芳", union: DISTRICT },
  { contactId: "demo-lvqiang", role: "director", name: "吕强", union: DISTRICT },
];

export const DEMO_PERSONAS: readonly SandboxPersona[] = [
  {
    contactId: "demo-zhaomin",
    name: "赵敏",
    label: { "zh-CN": "红星百货 工会干部", en: "officer, Red Star Store" },
  },
  {
    contactId: "demo-sunli",
    name: "孙丽",
    label: { "zh-CN": "展览路印刷厂 工会干部", en: "officer, printing works" },
  },
  {
    contactId: "demo-qianjin",
    name: "钱进",
    label: { "zh-CN": "印刷厂 工会主席", en: "union chair, printing works" },
  },
  { contactId: "demo-chenjing", name: "陈静", label: { "zh-CN": "在职劳模", en: "model worker in service" } },
  {
    contactId: "demo-zhoufusheng",
    name: "周福生",
    label: { "zh-CN": "退休劳模", en: "retired model worker" },
  },
  { contactId: "demo-hefang", name: "何芳", label: { "zh-CN": "区总经办", en: "district staff" } },
  { contactId: "demo-lvqiang", name: "吕强", label: { "zh-CN": "主任", en: "director" } },
  { contactId: "demo-guest", name: "访客", label: { "zh-CN": "未绑定", en: "unbound guest" } },
];

const everybody = DEMO_PERSONAS.map((persona) => persona.contactId);

export const DEMO_ROOMS: readonly SandboxRoom[] = [
  {
    roomId: "demo-room-officers",
    name: "基层工会工作群",
    memberIds: ["demo-zhaomin", "demo-sunli", "demo-hefang", "demo-lvqiang"],
  },
  { roomId: "demo-room-everyone", name: "劳模之家", memberIds: everybody },
];
