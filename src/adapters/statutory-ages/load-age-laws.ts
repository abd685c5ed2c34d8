import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parseYaml } from "../yaml/parse-yaml.ts";

import { done, type Outcome, refused } from "../../domain/outcome.ts";
import { AgeLawDocument, AgeLaws } from "../../features/early-warnings/index.ts";

/** The laws that ship with the package. */
export const SHIPPED_LAWS = fileURLToPath(
  new URL("../../features/early-warnings/ages/statutory-ages.yaml", import.meta.url),
);

/** Reads the laws on the retirement age. Refused with the place and the reason where an entry is not as it must be. */
export function loadAgeLaws(
  text: string = readFileSync(SHIPPED_LAWS, "utf8"),
): Outcome<AgeLaws, { readonly place: string; readonly reason: string }> {
  const parsed = AgeLawDocument.safeParse(parseYaml(text));
  if (parsed.success) return done(new AgeLaws(parsed.data));
  const [issue] = parsed.error.issues;
  return refused({ place: issue?.path.join(".") ?? "", reason: issue?.message ?? "" });
}
