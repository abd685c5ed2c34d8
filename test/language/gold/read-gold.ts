import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { RosterIndex, type RosterPerson } from "../../../src/language/names/roster-index.ts";
import type { RosterUnion } from "../../../src/language/names/union-index.ts";
import type { Expectation } from "../../../src/language/understand.ts";

/** What a frame must say; a slot that a report does not list must not be there. */
export interface GoldFrame {
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
  readonly expecting?: Expectation;
  readonly locale?: "zh-CN" | "en";
  readonly frames?: readonly GoldFrame[];
  readonly people?: readonly string[] | "ignore";
  readonly dates?: readonly string[] | "ignore";
  readonly amounts?: readonly string[] | "ignore";
  readonly unions?: readonly string[] | "ignore";
  readonly honours?: readonly string[];
}

export type Half = "dev" | "test";

export const NOW = new Date("2026-11-22T10:00:00+08:00");

const FOLDER = new URL("./", import.meta.url);

export function readGold(half: Half): { readonly file: string; readonly messages: readonly Gold[] }[] {
  return readdirSync(new URL(`${half}/`, FOLDER))
    .toSorted()
    .map((file) => ({
      file: file.replace(".yaml", ""),
      messages: parse(readFileSync(new URL(`${half}/${file}`, FOLDER), "utf8")) as Gold[],
    }));
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
