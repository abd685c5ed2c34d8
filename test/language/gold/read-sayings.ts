import { readdirSync, readFileSync } from "node:fs";

/** A sentence of which only is held what it wants: `ask-relief`, `report-change.death`. */
export interface Saying {
  readonly label: string;
  readonly say: string;
}

const FOLDER = new URL("sayings/", import.meta.url);

/** What people were known to write, for the language to learn from: `[label]`, and a sentence a line. */
export const readSayings = (): readonly Saying[] =>
  readdirSync(FOLDER)
    .toSorted()
    .flatMap((file) => readLines(readFileSync(new URL(file, FOLDER), "utf8").split("\n")));

function readLines(lines: readonly string[]): Saying[] {
  let label = "";
  return lines.flatMap((line) => {
    const opened = /^\[([a-z.-]+)\]$/.exec(line)?.[1];
    label = opened ?? label;
    return opened !== undefined || line === "" || line.startsWith("#") ? [] : [{ label, say: line }];
  });
}
