import { addDays, dateInZone, type LocalDate } from "../domain/local-date.ts";
import type { Entities, Preference } from "./entities.ts";
import type { DateMention } from "./frame.ts";
import { isTelling } from "./frames/read-mode.ts";
import type { Cues } from "./lexicon/cues.ts";
import type { Normalised } from "./normalise.ts";

/** A day said without its year that would be longer ago than this … */
const LONG_AGO = 240;
/** … and otherwise lies within so many days ahead, is the one ahead: nobody says 12月31日 of last year in November. */
const SOON = 120;

/** Whether days that can fall either way are told of before or after today. */
export interface Tense {
  readonly prefer: Preference;
  /** Something in the message says so, and no day that is nearer counts. */
  readonly certain: boolean;
}

/** Characters between a word of intention and what is intended, those of a day not counted. */
const REACH = 8;

/** What is planned looks ahead, as does what is to be opened; a bill looks back, and so does whatever is told. */
export function readTense(text: string, cues: Cues): Tense {
  if (cues.has("looks-back")) return { prefer: "past", certain: true };
  if (cues.has("looks-ahead") || isPlanned(text, cues)) return { prefer: "future", certain: true };
  return { prefer: "past", certain: false };
}

function isPlanned(text: string, cues: Cues): boolean {
  const plans = cues.of("mode").filter((cue) => cue.code === "plan" && !isTelling(cues, cue));
  if (plans.length === 0) return false;
  const verbs = [...cues.of("kind"), ...cues.of("kind-at-end")];
  // With nothing that is told of, any intention is that of the message; what is put right lies behind.
  if (verbs.length === 0) return !cues.has("correction");
  return plans.some((plan) =>
    verbs.some((verb) =>
      plan.start >= verb.start
        ? plan.end <= verb.end
        : verb.start < plan.end || isNear(text.slice(plan.end, verb.start)),
    ),
  );
}

const isNear = (between: string): boolean =>
  !/[，,。；;！!？?\n]/.test(between) && between.replaceAll(/[\d年月日号.\-/]/g, "").length <= REACH;

/**
 * Dates as the sentence means them: what is planned looks ahead, what is told looks back, but not past a nearer day
 * ahead, unless the tense is certain.
 */
export function findDatesMeant(
  n: Normalised,
  entities: Entities,
  now: Date,
  { prefer, certain }: Tense,
): DateMention[] {
  const found = entities.findDates(n, { now, prefer });
  if (certain || found.length === 0) return found;
  const today = dateInZone(now);
  const old = addDays(today, -LONG_AGO);
  if (!found.some(({ start }) => start !== null && start < old)) return found;
  const soon = addDays(today, SOON);
  const ahead = entities.findDates(n, { now, prefer: "future" });
  return found.map((date, at) => nearer(date, ahead[at], old, soon));
}

function nearer(
  past: DateMention,
  ahead: DateMention | undefined,
  old: LocalDate,
  soon: LocalDate,
): DateMention {
  if (ahead === undefined || ahead.index !== past.index || ahead.start === null || past.start === null)
    return past;
  return past.start < old && ahead.start <= soon ? ahead : past;
}
