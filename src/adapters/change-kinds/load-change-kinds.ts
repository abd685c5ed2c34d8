import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parseYaml } from "../yaml/parse-yaml.ts";

import { refused, done, type Outcome } from "../../domain/outcome.ts";
import { ChangeKindDocument, ChangeKindList } from "../../features/change-kinds.ts";

/** The list that ships with the package. */
export const SHIPPED_KINDS = fileURLToPath(
  new URL("../../features/change-reports/kinds/change-kinds.yaml", import.meta.url),
);

/** Reads the list of kinds of change. Refused with the place and the reason when an entry is not as it must be. */
export function loadChangeKinds(
  path: string = SHIPPED_KINDS,
): Outcome<ChangeKindList, { readonly place: string; readonly reason: string }> {
  const parsed = ChangeKindDocument.safeParse(parseYaml(readFileSync(path, "utf8")));
  if (parsed.success) return done(new ChangeKindList(parsed.data));
  const [issue] = parsed.error.issues;
  return refused({ place: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
}
