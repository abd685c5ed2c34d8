import { readShippedRules } from "../../adapters/rulebook/read-shipped-rules.ts";
import { RuleShelf } from "../../features/rule-changes/index.ts";
import type { CompiledBook } from "../../rules/compile/compiled-book.ts";
import { withDatabase } from "../upkeep/with-database.ts";

/** What the configured database holds as approved. */
export async function readKeptRules(): Promise<CompiledBook> {
  const shelf = new RuleShelf(readShippedRules().book);
  await withDatabase(({ database }) => shelf.refresh(database.db));
  return shelf.current;
}
