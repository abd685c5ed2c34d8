import { sql } from "drizzle-orm";
import type { Command } from "commander";

import { systemClock } from "../../domain/clock.ts";
import { queryRows, type Tx } from "../../features/database.ts";
import { CODE_MINUTES, type CodeSubject, issueCode } from "../../features/binding/index.ts";
import { BOUND_ROLES } from "../../features/roster/index.ts";
import { report, tell } from "./say.ts";
import { withDatabase } from "./with-database.ts";

interface IssueOptions {
  readonly role: string;
  readonly name: string;
  readonly union?: string;
  readonly json?: true;
}

/** `bind issue | list | revoke`: the first codes of an installation, and those that no chat can give. */
export function registerBind(program: Command): void {
  const bind = program.command("bind").description("who is who: codes and bindings");
  bind
    .command("issue")
    .description("a single-use code, good for ten minutes")
    .requiredOption("--role <role>", BOUND_ROLES.join(" | "))
    .requiredOption("--name <name>", "of the person")
    .option("--union <name>", "the union; the district where absent")
    .option("--json", "one JSON object")
    .action((options: IssueOptions) =>
      withDatabase(async ({ database, vault }) => {
        const now = systemClock.now();
        const subject = await findSubject(database.db, options);
        if (subject === undefined) {
          await tell("upkeep:nobody", { name: options.name, union: options.union ?? "" });
          process.exitCode = 1;
          return;
        }
        const code = await database.db.transaction((tx) =>
          issueCode(tx as Tx, subject, { vault, now, issuedBy: null }),
        );
        await report(options, { code, minutes: CODE_MINUTES }, () =>
          tell("upkeep:code", { code, minutes: CODE_MINUTES }),
        );
      }),
    );
  bind
    .command("list")
    .description("live bindings")
    .option("--json", "one JSON object a line")
    .action((options: { json?: true }) =>
      withDatabase(async ({ database }) => {
        const rows = await queryRows<{
          id: string;
          role: string;
          name: string;
          union: string;
          frozen: boolean;
        }>(
          database.db,
          sql`select b.id, b.role, b.name, u.name as union, b.frozen_at is not null as frozen
            from bindings b join unions u on u.id = b.union_id where b.revoked_at is null order by u.name, b.role, b.name`,
        );
        for (const row of rows)
          console.log(
            options.json === true
              ? JSON.stringify(row)
              : [row.id, row.role, row.name, row.union, row.frozen ? "frozen" : ""].join("  ").trimEnd(),
          );
      }),
    );
  bind
    .command("revoke")
    .description("end a binding for good")
    .argument("<id>", "as `bind list` says")
    .action((id: string) =>
      withDatabase(async ({ database }) => {
        const rows = await queryRows<{ name: string }>(
          database.db,
          sql`update bindings set revoked_at = ${systemClock.now().toISOString()}::timestamptz
            where id::text = ${id} and revoked_at is null returning name`,
        );
        await tell(rows.length === 0 ? "upkeep:no-binding" : "upkeep:revoked", { name: rows[0]?.name ?? "" });
        if (rows.length === 0) process.exitCode = 1;
      }),
    );
}

type Database = Parameters<typeof queryRows>[0];

async function findSubject(
  db: Database,
  { role, name, union }: IssueOptions,
): Promise<CodeSubject | undefined> {
  const known = BOUND_ROLES.find((one) => one === role);
  if (known === undefined) return undefined;
  const [found] = await queryRows<{ id: string }>(
    db,
    union === undefined
      ? sql`select id from unions where level = 'district' and status = 'active' limit 1`
      : sql`select id from unions where (name = ${union} or ${union} = any (aliases)) and status = 'active' limit 1`,
  );
  if (found === undefined) return undefined;
  const subject = { role: known, name, unionId: found.id, personId: null, replacesBindingId: null };
  if (known !== "model-worker") return subject;
  const people = await queryRows<{ id: string }>(
    db,
    sql`select id from people where name = ${name} and custodian_union_id = ${found.id}::uuid`,
  );
  return people.length === 1 ? { ...subject, personId: people[0]?.id ?? null } : undefined;
}
