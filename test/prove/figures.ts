/** One line of what a proof found. */
export interface Figure {
  readonly what: string;
  readonly value: string | number;
  /** What it has to be, for people; absent where it is only reported. */
  readonly must?: string;
  readonly holds: boolean;
}

export interface Proof {
  readonly name: string;
  /** In a few words, for `--help`. */
  readonly about: string;
  /** How often, how many or how long: what `--size` changes. */
  readonly size: number;
  readonly unit: string;
  run(size: number): Promise<readonly Figure[]>;
}

/** Reported, whatever it is. */
export const told = (what: string, value: string | number): Figure => ({ what, value, holds: true });

export const exactly = (what: string, value: string | number, wanted: string | number): Figure => ({
  what,
  value,
  must: `= ${wanted}`,
  holds: value === wanted,
});

export const atMost = (what: string, value: number, most: number): Figure => ({
  what,
  value,
  must: `≤ ${most}`,
  holds: value <= most,
});

export const atLeast = (what: string, value: number, least: number): Figure => ({
  what,
  value,
  must: `≥ ${least}`,
  holds: value >= least,
});

/** As a table: what, how much, what it must be, and a mark where it is not. */
export function printFigures(figures: readonly Figure[]): void {
  const wide = Math.max(...figures.map(({ what }) => what.length));
  const value = (figure: Figure): string =>
    typeof figure.value === "number" ? figure.value.toLocaleString("en") : figure.value;
  const widest = Math.max(...figures.map((figure) => value(figure).length));
  for (const figure of figures) {
    const mark = figure.must === undefined ? "" : figure.holds ? "  ok" : "  ✗ DOES NOT HOLD";
    console.log(
      `  ${figure.what.padEnd(wide)}  ${value(figure).padStart(widest)}  ${figure.must ?? ""}${mark}`.trimEnd(),
    );
  }
}
