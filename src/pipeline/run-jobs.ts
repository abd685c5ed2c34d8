import { dateInZone } from "../domain/local-date.ts";
import { transactAsSystem } from "../features/acting.ts";
import type { Actor, Job } from "../features/feature.ts";
import { commitDeeds, type PlannedSend } from "./commit-deeds.ts";
import { DrawnAhead } from "./drawn-ahead.ts";
import { reach } from "./faults/failpoint.ts";
import type { House } from "./house.ts";
import { makeAuditRow } from "./audit/make-audit-row.ts";
import { planNotices } from "./outbox/plan-sends.ts";
import type { DrawFile } from "./ports/render.ts";

const SYSTEM: Actor = {
  contactId: "",
  role: "system",
  bindingId: null,
  personId: null,
  unionId: null,
  name: null,
  consents: new Set(),
};

/** Runs every feature's jobs, each in its own transaction: what is due is found from the data, so a missed tick loses nothing. */
export async function runJobs(
  house: House,
  send: (lines: readonly PlannedSend[]) => Promise<void>,
): Promise<void> {
  for (const job of house.features.flatMap((feature) => feature.jobs ?? [])) {
    try {
      for (let again = true; again;) {
        const ran = await runJob(house, job);
        await send(ran.lines);
        again = ran.again;
      }
    } catch (error) {
      house.log.error("job-failed", error, { action: job.name });
    }
  }
}

interface RanJob {
  readonly lines: readonly PlannedSend[];
  readonly again: boolean;
}

async function runJob(house: House, job: Job): Promise<RanJob> {
  const now = house.clock.now();
  const ran = await new DrawnAhead(house.drawFile).run((drawFile) => planJob({ house, job, now, drawFile }));
  reach("job-after-commit");
  return ran;
}

interface PlannedJob {
  readonly house: House;
  readonly job: Job;
  readonly now: Date;
  readonly drawFile: DrawFile;
}

function planJob({ house, job, now, drawFile }: PlannedJob): Promise<RanJob> {
  const today = dateInZone(now);
  return transactAsSystem(house.db, async (tx) => {
    await house.directory.refresh(tx);
    await house.rules.refresh(tx);
    const { directory, vault, changeKinds, rules, words, readSheet } = house;
    const world = {
      actor: SYSTEM,
      text: "",
      said: null,
      attachment: null,
      today,
      now,
      directory,
      vault,
      changeKinds,
      readSheet,
      rules: rules.current,
      words,
    };
    const result = await job.run({ tx, world, now, today });
    const sends = await planNotices(
      { render: house.render, vault: house.vault, drawFile },
      tx,
      result.notices,
      now,
    );
    const planned = await commitDeeds(tx, {
      now,
      conversation: null,
      audit: makeAuditRow(house, "system", result.audit, { inboxId: null, now }),
      sends,
    });
    reach("job-before-commit");
    return { lines: sends.filter((line) => planned.has(line.id)), again: result.again === true };
  });
}
