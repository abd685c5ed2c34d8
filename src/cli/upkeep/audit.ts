import type { Command } from "commander";

import { type AuditHead, verifyAudit } from "../../pipeline/audit/verify-audit.ts";
import { report, tell } from "./say.ts";
import { withDatabase } from "./with-database.ts";

interface Options {
  readonly anchor?: AuditHead;
  readonly json?: true;
}

/** `audit verify`: recomputes the chain. With an anchor from the staff's daily digest it also finds a cut tail. */
export function registerAudit(program: Command): void {
  program
    .command("audit")
    .description("the audit trail")
    .command("verify")
    .description("recompute the chain: finds an edited row, a missing one, and a tail that was cut")
    .option("--anchor <seq:hash>", "as in a daily digest; the hash's first figures suffice", readAnchor)
    .option("--json", "one JSON object")
    .action((options: Options) =>
      withDatabase(async ({ database }) => {
        const verdict = await verifyAudit(database.db, options.anchor);
        await report(options, { ...verdict }, () =>
          verdict.ok
            ? tell("upkeep:chain-whole", { seq: verdict.head.seq, hash: verdict.head.hash.slice(0, 16) })
            : tell(`upkeep:chain.${verdict.problem}`, { seq: verdict.seq }),
        );
        if (!verdict.ok) process.exitCode = 1;
      }),
    );
}

function readAnchor(text: string): AuditHead {
  const [seq = "", hash = ""] = text.split(/[:·]/u).map((part) => part.trim());
  if (!/^\d+$/.test(seq) || !/^[0-9a-f]{8,64}$/.test(hash))
    throw new Error("an anchor looks like 123:0a1b2c3d4e5f6071");
  return { seq: Number(seq), hash };
}
