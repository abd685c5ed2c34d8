import { existsSync, readFileSync } from "node:fs";

import { sql } from "drizzle-orm";
import type { Command } from "commander";
import { v7 as newId } from "uuid";

import { dateInZone } from "../../domain/local-date.ts";
import { done } from "../../domain/outcome.ts";
import { transactAsSystem } from "../../features/acting.ts";
import { queryRows, type Tx } from "../../features/database.ts";
import { applyImport, describeError, describePlan, planImport } from "../../features/roster-import/index.ts";
import type { Sheet } from "../../features/sheet-reader.ts";
import { commitDeeds } from "../../pipeline/commit-deeds.ts";
import type { House } from "../../pipeline/house.ts";
import { makeAuditRow } from "../../pipeline/audit/make-audit-row.ts";
import { type OpenedHouse, withHouse } from "./with-house.ts";

/** Rows between one word of how far it is and the next. */
const TELL_EVERY = 2_500;

interface Options {
  readonly yes?: true;
  readonly newUnions?: true;
  readonly district?: string;
  readonly municipal?: string;
  readonly json?: true;
}

/** `import FILE`: a roster from a sheet: checked and shown, and with `--yes` written, whole or not at all. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .description("a roster (.xlsx) into the archive; without --yes it is only checked and shown")
    .argument("<file>", "as the template has it: nuanxin export template")
    .option("--yes", "write it")
    .option("--new-unions", "make a grassroots union for every name that is not known")
    .option("--district <name>", "of an empty database: the district federation's name")
    .option("--municipal <name>", "and that of the municipal federation above it")
    .option("--json", "one JSON object")
    .action((file: string, options: Options) => withHouse((opened) => importFile(opened, file, options)));
}

async function importFile({ house, show, tell }: OpenedHouse, file: string, options: Options): Promise<void> {
  if (!existsSync(file)) {
    process.exitCode = 2;
    return tell("imports:no-file", { file });
  }
  const isJson = options.json === true;
  if (!isJson) tell("imports:reading");
  const count = isJson ? () => {} : (rows: number) => tell("imports:progress", { rows });
  const sheet = counting(house.readSheet(readFileSync(file)), count);
  const ran = await transactAsSystem(house.db, (tx) => run(house, tx, sheet, options));
  if (!ran.ok) {
    process.exitCode = 1;
    return isJson
      ? console.log(JSON.stringify({ refused: ran.refusal }))
      : tell(`imports:refused.${ran.refusal}`);
  }
  const { plan, written } = ran.value;
  if (plan.summary.errors > 0) process.exitCode = 1;
  if (isJson) return console.log(JSON.stringify({ ...plan.summary, written, problems: plan.errors }));
  if (plan.summary.errors > 0) {
    tell("imports:has-errors", { ...plan.summary });
    for (const error of plan.errors) show(describeError(error));
    return;
  }
  if (written) return tell("imports:done", { ...plan.summary });
  show(describePlan(plan, house.directory).reply);
}

/** Says now and then how far it is. */
const counting =
  (sheet: Sheet, tell: (rows: number) => void): Sheet =>
  async (take) => {
    let [rows, said] = [0, 0];
    return sheet(async (part) => {
      await take(part);
      rows += part.length;
      if (rows - said < TELL_EVERY) return;
      said = rows;
      tell(rows);
    });
  };

async function run(house: House, tx: Tx, sheet: Sheet, options: Options) {
  const now = house.clock.now();
  if (options.district !== undefined) await foundDistrict(tx, options.district, options.municipal);
  const world = { directory: house.directory, vault: house.vault, today: dateInZone(now) };
  const planned = await planImport(
    { tx, world },
    sheet,
    options.newUnions === true ? { newUnionId: newId } : {},
  );
  if (!planned.ok) return planned;
  const plan = planned.value;
  const { errors, added, changed } = plan.summary;
  if (errors > 0 || options.yes !== true || added + changed === 0) return done({ plan, written: false });
  await applyImport(tx, house.vault, { sheet, plan }, { bindingId: null, inboxId: null, at: now });
  const entry = { action: "apply-roster-import", subject: null, details: { ...plan.summary } };
  await commitDeeds(tx, {
    now,
    conversation: null,
    audit: makeAuditRow(house, "system", [entry], { inboxId: null, now }),
    sends: [],
  });
  return done({ plan, written: true });
}

/** The top of the tree (分级管理), where there is none yet. */
async function foundDistrict(tx: Tx, district: string, municipal = "市总工会"): Promise<void> {
  const [there] = await queryRows(tx, sql`select 1 from unions where level = 'district' limit 1`);
  if (there !== undefined) return;
  await tx.execute(sql`
    with top as (insert into unions (id, level, name) values (${newId()}::uuid, 'municipal', ${municipal}) returning id)
    insert into unions (id, parent_id, level, name) select ${newId()}::uuid, id, 'district', ${district} from top`);
}
