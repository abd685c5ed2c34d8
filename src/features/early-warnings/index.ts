import type { Feature } from "../feature.ts";
import { changePolicy, policyForm, previewPolicy, showPolicy } from "./change-policy.ts";
import { planRound } from "./plan-round.ts";
import type { AgeLaws } from "./ages/age-laws.ts";
import { showWarnings } from "./show-warnings.ts";

export { AgeLawDocument, AgeLaws } from "./ages/age-laws.ts";

/** 早期预警: retirement ages that come, stale records, missing cards (domain §6). */
export const earlyWarnings = (laws: AgeLaws): Feature => ({
  name: "early-warnings",
  forms: [policyForm],
  verbs: {
    "show-warnings": { action: "see-warnings", run: showWarnings(laws) },
    "show-warning-policy": { action: "change-warnings", run: showPolicy },
    "preview-warnings": { action: "change-warnings", run: previewPolicy },
    "change-warnings": { action: "change-warnings", run: changePolicy },
  },
  answers: { "warning-list": "show-warnings", "warning-policy": "show-warning-policy" },
  jobs: [planRound(laws)],
});
