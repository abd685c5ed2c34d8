import type { Chance } from "./chance.ts";
import type { District, MadePerson } from "./district.ts";
import { isoOf, LAST_DAY } from "./days.ts";

export const KINDS = [
  "retirement",
  "early-leave",
  "post",
  "death",
  "transfer",
  "departure",
  "lost",
  "restored",
  "abroad",
  "phone",
  "honour",
  "discipline",
  "education",
  "disaster",
] as const;
export type Kind = (typeof KINDS)[number];

/** What becomes of a report after it was confirmed. */
export type Fate =
  | { readonly kind: "stands" }
  /** 撤销, at once: it was not so. */
  | { readonly kind: "undone" }
  /** 作废, some days later: it was somebody else. */
  | { readonly kind: "void"; readonly day: number }
  /** 更正, some days later: it was another day. */
  | { readonly kind: "amended"; readonly day: number; readonly to: number };

/** Something that happened to somebody, and how it is told. */
export interface TrueEvent {
  readonly id: number;
  readonly kind: Kind;
  readonly person: number;
  /** Of whose officer it is told. */
  readonly union: number;
  /** The day on which it is told, and the minute. */
  readonly told: number;
  readonly minute: number;
  readonly happened: number;
  /** New post, phone, education; name of the unit outside. */
  readonly value: string;
  /** Receiving union, and the day on which it accepts; null: it declines. */
  readonly to: number | null;
  readonly acceptedOn: number | null;
  readonly fate: Fate;
  /** The deputy tells it again some days later. */
  readonly againOn: number | null;
}

const WEIGHTS: readonly (readonly [Kind, number])[] = [
  ["retirement", 22],
  ["early-leave", 6],
  ["post", 16],
  ["death", 9],
  ["transfer", 12],
  ["departure", 4],
  ["lost", 5],
  ["restored", 4],
  ["abroad", 3],
  ["phone", 8],
  ["honour", 6],
  ["discipline", 4],
  ["education", 5],
  ["disaster", 3],
];
const TOTAL = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);

const POSTS = ["车间主任", "班组长", "质检员", "财务科长", "教研组长", "护士长", "工会委员", "调度员"];
const EDUCATION = ["大专", "本科", "硕士研究生", "中专"];
const OUTSIDE = ["天津港务局", "上海电机公司", "石家庄制药集团", "沈阳重工集团"];

interface Life {
  union: number;
  working: boolean;
  gone: boolean;
  lost: boolean;
  honoured: boolean;
  suspended: boolean;
  /** As last told: the same again is no change. */
  post: string;
  education: string;
  /** Nothing new until what was told last is settled. */
  free: number;
}

/** What happens in the year, in the order in which it is told. Only what can happen: nobody retires twice, or after death. */
export function makeTruth(
  district: District,
  events: number,
  quiet: (day: number) => boolean,
  chance: Chance,
): TrueEvent[] {
  const lives = district.people.map((person): Life => ({
    union: person.union,
    working: person.retiredOn === null,
    gone: false,
    lost: false,
    honoured: false,
    suspended: false,
    post: "",
    education: "",
    free: 0,
  }));
  const moments = Array.from({ length: events }, () => ({
    told: someDay(quiet, chance),
    minute: chance.whole(8 * 60 + 30, 19 * 60 + 30),
  })).toSorted((a, b) => a.told - b.told || a.minute - b.minute);
  const truth: TrueEvent[] = [];
  for (const { told, minute } of moments) {
    for (let tries = 0; tries < 60; tries += 1) {
      const person = chance.of(district.people);
      const life = lives[person.index];
      if (life === undefined || life.free > told || life.gone) continue;
      if ((district.unions[life.union]?.officers.length ?? 0) === 0) continue;
      const event = tryEvent(truth.length, { told, minute, person, life, lives, district, quiet, chance });
      if (event === null) continue;
      truth.push(event);
      break;
    }
  }
  return truth;
}

function someDay(quiet: (day: number) => boolean, chance: Chance): number {
  for (;;) {
    const day = chance.whole(2, LAST_DAY - 2);
    if (!quiet(day)) return day;
  }
}

interface Moment {
  readonly lives: readonly Life[];
  readonly told: number;
  readonly minute: number;
  readonly person: MadePerson;
  readonly life: Life;
  readonly district: District;
  readonly quiet: (day: number) => boolean;
  readonly chance: Chance;
}

/** Told on the very day. */
const DAILY: ReadonlySet<Kind> = new Set(["lost", "restored", "phone", "education"]);
/** Told within days. */
const URGENT: ReadonlySet<Kind> = new Set(["death", "discipline", "disaster"]);

function tryEvent(id: number, moment: Moment): TrueEvent | null {
  const { told, minute, person, life, chance } = moment;
  const kind = drawKind(chance);
  if (!canHappen(kind, life, person)) return null;
  const happened = DAILY.has(kind) ? told : Math.max(0, told - chance.whole(0, URGENT.has(kind) ? 5 : 25));
  const to = kind === "transfer" ? otherUnion(moment) : null;
  if (kind === "transfer" && to === null) return null;
  const acceptedOn = to !== null && chance.is(0.85) ? workday(told + chance.whole(0, 12), moment) : null;
  const fate = to === null ? drawFate(kind, told, happened, moment) : ({ kind: "stands" } as const);
  const event: TrueEvent = {
    id,
    kind,
    person: person.index,
    union: life.union,
    told,
    minute,
    happened,
    value: valueOf(kind, id, life, chance),
    to,
    acceptedOn,
    fate,
    againOn: fate.kind === "stands" && to === null ? drawAgain(kind, moment) : null,
  };
  const until = settledBy(event);
  if (until > LAST_DAY - 1) return null;
  life.free = until + 1;
  if (fate.kind === "stands" || fate.kind === "amended") live(life, event);
  return event;
}

/** The deputy did not know that it was told, and tells it again. */
function drawAgain(kind: Kind, moment: Moment): number | null {
  const { told, life, district, chance } = moment;
  const officers = district.unions[life.union]?.officers ?? [];
  const hasDeputy = officers.some(({ contact }) => contact.startsWith("deputy"));
  const isClear = !DAILY.has(kind) && kind !== "disaster";
  return hasDeputy && isClear && chance.is(0.4) ? workday(told + chance.whole(1, 4), moment) : null;
}

/** A transfer that is declined is so two days later. */
const settledBy = ({ told, to, acceptedOn, againOn, fate }: TrueEvent): number =>
  Math.max(
    told,
    acceptedOn ?? (to === null ? 0 : told + 5),
    againOn ?? 0,
    fate.kind === "void" || fate.kind === "amended" ? fate.day : 0,
  );

function drawKind(chance: Chance): Kind {
  let draw = chance.next() * TOTAL;
  for (const [kind, weight] of WEIGHTS) {
    draw -= weight;
    if (draw < 0) return kind;
  }
  return "post";
}

function canHappen(kind: Kind, life: Life, person: MadePerson): boolean {
  switch (kind) {
    case "retirement":
    case "early-leave":
    case "post":
      return life.working;
    case "restored":
      return life.lost;
    case "lost":
    case "abroad":
      return !life.lost;
    case "honour":
      // An honour changes the year by which namesakes are told apart.
      return !life.honoured && !person.hasNamesake;
    case "discipline":
      return !life.suspended;
    case "transfer":
      return life.working && !person.hasNamesake;
    default:
      return true;
  }
}

function live(life: Life, { kind, value, to, acceptedOn }: TrueEvent): void {
  if (kind === "post") life.post = value;
  if (kind === "education") life.education = value;
  if (kind === "retirement" || kind === "early-leave") life.working = false;
  if (kind === "death" || kind === "departure") life.gone = true;
  if (kind === "lost" || kind === "abroad") life.lost = true;
  if (kind === "abroad") life.free = LAST_DAY + 1;
  if (kind === "restored") life.lost = false;
  if (kind === "honour") life.honoured = true;
  if (kind === "discipline") life.suspended = true;
  if (kind === "transfer" && to !== null && acceptedOn !== null) life.union = to;
}

/** A unit with an officer, and nobody of the same name: they could only be told apart by the honour's year. */
function otherUnion({ person, life, lives, district, chance }: Moment): number | null {
  for (let tries = 0; tries < 10; tries += 1) {
    const other = chance.of(district.unions);
    const taken = district.people.some(
      ({ name, index }) => name === person.name && lives[index]?.union === other.index,
    );
    if (other.index !== life.union && !taken && other.officers.some(({ chair }) => !chair))
      return other.index;
  }
  return null;
}

function drawFate(kind: Kind, told: number, happened: number, moment: Moment): Fate {
  const { chance } = moment;
  const draw = chance.next();
  if (draw < 0.05) return { kind: "undone" };
  if (draw < 0.08) return { kind: "void", day: workday(told + chance.whole(2, 20), moment) };
  const mayBeAmended = ["retirement", "early-leave", "post", "death"].includes(kind) && happened > 3;
  if (draw < 0.13 && mayBeAmended) {
    const to = Math.max(0, happened - chance.whole(1, 3));
    // A day of another month or year asks for nothing more, and is the same event.
    return isoOf(to).slice(0, 4) === isoOf(happened).slice(0, 4)
      ? { kind: "amended", day: workday(told + chance.whole(1, 15), moment), to }
      : { kind: "stands" };
  }
  return { kind: "stands" };
}

/** Not while the program is down. */
function workday(day: number, { quiet }: Moment): number {
  let found = day;
  while (quiet(found)) found += 1;
  return found;
}

function valueOf(kind: Kind, id: number, life: Life, chance: Chance): string {
  if (kind === "post") return chance.of(POSTS.filter((post) => post !== life.post));
  if (kind === "education") return chance.of(EDUCATION.filter((education) => education !== life.education));
  if (kind === "departure") return chance.of(OUTSIDE);
  return kind === "phone" ? `137${String(id).padStart(8, "0")}` : "";
}
