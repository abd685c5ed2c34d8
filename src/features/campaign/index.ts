import type { Feature } from "../feature.ts";
import { changePolicy, previewPolicy, showPolicy } from "./policy/change-policy.ts";
import { phoneList } from "./phone-list.ts";
import { planWaves } from "./plan-waves.ts";
import { policyForm } from "./policy/policy-form.ts";

/** 催报: the campaign to 31 December, only to those who are missing (domain §6). */
export const campaign: Feature = {
  name: "campaign",
  forms: [policyForm],
  verbs: {
    "show-campaign": { action: "see-campaign", run: showPolicy },
    "preview-campaign": { action: "change-campaign", run: previewPolicy },
    "change-campaign": { action: "change-campaign", run: changePolicy },
    "phone-list": { action: "see-campaign", run: phoneList },
  },
  answers: { "campaign-policy": "show-campaign", "phone-list": "phone-list" },
  jobs: [planWaves],
};
