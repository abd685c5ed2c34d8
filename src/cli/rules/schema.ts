import { readFileSync } from "node:fs";

import type { Command } from "commander";

const SCHEMA = new URL("../../rules/rule.schema.json", import.meta.url);

/** `rules schema`: the JSON Schema of the form, for editors and for other programs. */
export function registerSchema(rules: Command): void {
  rules
    .command("schema")
    .description("the JSON Schema of rule books")
    .action(() => {
      console.log(readFileSync(SCHEMA, "utf8").trimEnd());
    });
}
