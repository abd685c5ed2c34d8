import type { Rule } from "../form/rule.ts";
import { formatDay } from "../values/day.ts";
import type { Reader } from "../read/reader.ts";

/** No two versions of a rule are in force on the same day, none ends before it begins, numbers rise with the dates. */
export function checkDates(versions: readonly Rule[], reader: Reader): void {
  for (const [index, version] of versions.entries()) {
    if (version.from !== null && version.to !== null && version.from >= version.to) {
      reader.report(`${version.place}.to`, "empty-dates", {
        from: formatDay(version.from),
        to: formatDay(version.to),
      });
    }
    for (const other of versions.slice(0, index)) {
      if (version.version === other.version) {
        reader.report(`${version.place}.version`, "duplicate-name", { name: String(version.version) });
      }
      if (!overlap(version, other)) continue;
      reader.report(`${version.place}.from`, "overlapping-dates", {
        version: String(version.version),
        other: String(other.version),
        otherPlace: other.place,
        otherDates: datesOf(other),
      });
    }
  }
}

/** `[from, to)` of both have a day in common. */
export const overlap = (a: Dated, b: Dated): boolean =>
  (a.from ?? -Infinity) < (b.to ?? Infinity) && (b.from ?? -Infinity) < (a.to ?? Infinity);

interface Dated {
  readonly from: number | null;
  readonly to: number | null;
}

/** `[2013-01-01, 2027-07-01)`; an open end is left blank. */
const datesOf = ({ from, to }: Rule): string =>
  `[${from === null ? "" : formatDay(from)}, ${to === null ? "" : formatDay(to)})`;
