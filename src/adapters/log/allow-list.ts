import type { LogFields } from "../../pipeline/ports/log.ts";

/** What a line may carry, field by field: anything else is left out, whatever type it claims to have. */
const ALLOWED: Readonly<Record<keyof LogFields, (value: unknown) => boolean>> = {
  inboxId: isId,
  outboxId: isId,
  action: isCode,
  code: isCode,
  count: Number.isFinite,
  ms: Number.isFinite,
  attempts: Number.isFinite,
  port: Number.isFinite,
  database: isCode,
  puppet: isCode,
};

function isId(value: unknown): boolean {
  return typeof value === "string" && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
}

/** A word of the program: of a driver, a table, an action. Never long, and without a long number in it. */
function isCode(value: unknown): boolean {
  return typeof value === "string" && /^[\w.:/-]{1,60}$/.test(value) && !/\d{6}/.test(value);
}

/** The fields that may be logged. */
export function pickFields(fields: object): Record<string, unknown> {
  const known = Object.entries(ALLOWED) as [string, (value: unknown) => boolean][];
  const given = fields as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    known.flatMap(([name, allows]) =>
      Object.hasOwn(given, name) && allows(given[name]) ? [[name, given[name]]] : [],
    ),
  );
}

const MOST_CHARACTERS = 1_500;

/**
 * The last scrub: whatever a line was made of, people's words and numbers do not leave in it. Kept are the letters that
 * programs are written in, and numbers of up to five figures.
 */
export function scrub(text: string): string {
  return text
    .slice(0, MOST_CHARACTERS)
    .normalize("NFKC")
    .replaceAll(/[^\x20-\x7E]+/g, "▇")
    .replaceAll(/\d(?:[ ,.\-_]?\d){5,}/g, "#");
}
