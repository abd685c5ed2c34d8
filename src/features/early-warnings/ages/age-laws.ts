import { z } from "zod";

import type { LocalDate } from "../../../domain/local-date.ts";

/** Classes of the law. A woman's class depends on the post she retires from, which the archive does not say. */
export const RETIREMENT_CLASSES = ["man", "woman-cadre", "woman-worker"] as const;
export type RetirementClass = (typeof RETIREMENT_CLASSES)[number];

const Months = z.number().int().min(0).max(120);
const Reform = z
  .strictObject({
    "born-from": z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
    "months-a-step": Months.min(1),
    "most-months": Months,
  })
  .transform((reform) => ({
    bornFrom: reform["born-from"],
    monthsAStep: reform["months-a-step"],
    mostMonths: reform["most-months"],
  }));
const Law = z.strictObject({
  /** In force from this day, until the next law is. */
  from: z.iso.date(),
  name: z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) }),
  clause: z.string().min(1),
  classes: z.record(
    z.enum(RETIREMENT_CLASSES),
    z.strictObject({
      /** Age before the reform, and of those whom it does not touch. */
      years: z.number().int().min(40).max(80),
      reform: Reform.optional(),
    }),
  ),
  choice: z
    .strictObject({ clause: z.string().min(1), "earlier-months": Months, "later-months": Months })
    .transform((choice) => ({
      earlierMonths: choice["earlier-months"],
      laterMonths: choice["later-months"],
    }))
    .default({ earlierMonths: 0, laterMonths: 0 }),
});

export type AgeLaw = z.infer<typeof Law>;

/** File `statutory-ages.yaml`: at least one law, each from a day of its own. */
export const AgeLawDocument = z
  .array(Law)
  .min(1)
  .refine((laws) => new Set(laws.map(({ from }) => from)).size === laws.length, "two laws from one day");

/** The laws on the retirement age, by the day from which they hold. */
export class AgeLaws {
  readonly #laws: readonly AgeLaw[];

  constructor(laws: readonly AgeLaw[]) {
    this.#laws = laws.toSorted((a, b) => b.from.localeCompare(a.from));
  }

  /** The one in force on that day; before the first one, the first. */
  on(day: LocalDate): AgeLaw {
    const law = this.#laws.find(({ from }) => from <= day) ?? this.#laws.at(-1);
    if (law === undefined) throw new Error("no law on the retirement age");
    return law;
  }
}
