import type { Feature } from "../feature.ts";
import { dailyDigest } from "./daily-digest.ts";
import { makeRetentionJob } from "./retention-job.ts";

export { ERASED_NAME, erasePerson } from "./erase-person.ts";
export { applyRetention, RETENTION, type RetentionRule } from "./apply-retention.ts";

/** What watches over the rest: the anchor of the audit chain, and forgetting in time. */
export const oversight: Feature = {
  name: "oversight",
  verbs: {},
  jobs: [dailyDigest, makeRetentionJob()],
};
