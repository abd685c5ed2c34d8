import type { Table } from "../../form/book.ts";
import type { ExpressionOf } from "../../form/expression.ts";
import type { ValueType } from "../../values/value.ts";
import { knowCodes } from "./check-codes.ts";
import type { Report } from "./type-scope.ts";
import { agree } from "./agree-on-types.ts";

/** Every key of the table is given, of its type, and no other. */
export function checkKeys(
  { args, keys, place }: Pick<ExpressionOf<"lookup">, "args" | "keys" | "place">,
  types: readonly ValueType[],
  table: Table,
  report: Report,
): void {
  for (const [key, wanted] of table.keys) {
    const index = keys.indexOf(key);
    const found = types[index];
    if (found === undefined) report(`${place}.keys.${key}`, "missing", {});
    else if (wanted.kind === "choice" && found.kind === "choice") {
      knowCodes(found.codes, wanted.codes, args[index]?.place ?? place, report);
    } else agree(wanted, found, args[index]?.place ?? place, report);
  }
  const known = [...table.keys.keys()];
  for (const key of keys) {
    if (!known.includes(key)) report(`${place}.keys.${key}`, "unknown-key", { known: known.join(", ") });
  }
}
