import type { Report } from "./type-scope.ts";

/** Every code is one of the choice's. */
export function knowCodes(
  codes: readonly string[],
  known: readonly string[],
  place: string,
  report: Report,
): void {
  for (const code of codes) {
    if (!known.includes(code)) report(place, "unknown-code", { code, known: known.join(", ") });
  }
}

/** Every code of the choice has its case. */
export function coverCodes(
  codes: readonly string[],
  all: readonly string[],
  place: string,
  report: Report,
): void {
  const missing = all.filter((code) => !codes.includes(code));
  if (missing.length > 0) report(place, "uncovered", { missing: missing.join(", ") });
}
