import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { RosterIndex, type RosterPerson } from "../../../src/language/names/index/roster-index.ts";
import type { RosterUnion } from "../../../src/language/names/index/union-index.ts";
import type { Expectation } from "../../../src/language/understand.ts";

/** What a frame must say; a slot that a report does not list must not be there. */
export interface GoldFrame {
  /** The intent; `ignore` where people would not agree, and only the people, days and sums are held. */
  readonly is?: string;
  readonly mode?: string;
  readonly kind?: string;
  /** Name of the person, `/relation` where it is about a relative; `none`: nobody. */
  readonly who?: string;
  readonly match?: string;
  readonly on?: string;
  readonly to?: string;
  readonly from?: string;
  readonly benefit?: string;
  readonly honour?: string;
  readonly choice?: number;
  readonly choices?: readonly number[];
  /** `3 retirement`, with the first day of the date where one is said. */
  readonly marks?: readonly string[];
  /** The figures of the slot `amounts`. */
  readonly sums?: readonly string[];
  readonly value?: string;
  readonly topic?: string;
  readonly code?: string;
  readonly receipt?: string;
  readonly rule?: string;
  readonly parameter?: string;
  readonly change?: readonly string[];
  readonly facts?: Readonly<Record<string, string>>;
}

/** One message. Lists left out follow from the frames; `ignore` leaves a field to other tests. */
export interface Gold extends GoldFrame {
  readonly say: string;
  /** The intent that the file lists it under. */
  readonly section?: string;
  readonly expecting?: Expectation;
  readonly locale?: "zh-CN" | "en";
  /** From a model worker. */
  readonly ofSender?: boolean;
  readonly frames?: readonly GoldFrame[];
  readonly people?: readonly string[] | "ignore";
  readonly dates?: readonly string[] | "ignore";
  readonly amounts?: readonly string[] | "ignore";
  readonly unions?: readonly string[] | "ignore";
  readonly honours?: readonly string[];
}

/** `later`: what others wrote when the rest stood; nothing is fitted to it, and nobody reads it who mends. */
export type Half = "dev" | "test" | "later";

export const NOW = new Date("2026-11-22T10:00:00+08:00");

const FOLDER = new URL("./", import.meta.url);

/**
 * Messages of a half, by file. A file lists them under their intent, a bare line where nothing but the intent is held.
 * They were written intent by intent, before the words of the lexicon were looked at, and dealt to the halves in turn.
 * `dev/spoken`, `dev/fresh` and `dev/rounds` came later, to find what the lexicon lacked, and have no counterpart: the test half stands as
 * it was dealt. Of what came after them every second message went to `later`.
 */
export function readGold(half: Half): { readonly file: string; readonly messages: readonly Gold[] }[] {
  return readdirSync(new URL(`${half}/`, FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .toSorted()
    .map((file) => ({
      file: file.replace(".yaml", ""),
      messages: readFile(readFileSync(new URL(`${half}/${file}`, FOLDER), "utf8")),
    }));
}

function readFile(text: string): Gold[] {
  const listed = parse(text) as Readonly<Record<string, readonly (string | Gold)[]>>;
  return Object.entries(listed).flatMap(([intent, messages]) =>
    messages.map((message) => {
      const gold = typeof message === "string" ? { say: message } : message;
      return { section: intent, ...(gold.frames === undefined && { is: intent }), ...gold };
    }),
  );
}

interface RosterFile {
  readonly unions: readonly RosterUnion[];
  readonly people: readonly (Omit<RosterPerson, "unionId"> & { readonly union: string })[];
}

const readRosterFile = (): RosterFile =>
  parse(readFileSync(new URL("roster.yaml", FOLDER), "utf8")) as RosterFile;

export const readGoldUnions = (): readonly RosterUnion[] => readRosterFile().unions;

export const readGoldPeople = (): readonly RosterPerson[] =>
  readRosterFile().people.map(({ union, ...person }) => ({ ...person, unionId: union }));

export const readGoldRoster = (): RosterIndex =>
  new RosterIndex({ unions: readGoldUnions(), people: readGoldPeople() });
