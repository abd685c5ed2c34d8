import { isDeepStrictEqual } from "node:util";

import type { StoredVersion } from "../../../rules/index.ts";

export type Saying = Pick<StoredVersion, "code" | "body" | "figures" | "cases">;

/** Does a kept version say what another one does? The order in which a structure stands counts; figures and cases have none. */
export const saysTheSame = (kept: Saying, { body, cases, code, figures }: Saying): boolean =>
  kept.code === code &&
  JSON.stringify(kept.body) === JSON.stringify(body) &&
  isDeepStrictEqual(kept.figures, plain(figures)) &&
  isDeepStrictEqual(kept.cases, plain(cases));

/** As it comes back from the database. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
