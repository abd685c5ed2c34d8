import type { Feature } from "../feature.ts";
import { changePolicy, previewPolicy, showPolicy } from "./policy/change-policy.ts";
import { phoneList } from "./phone-list.ts";
import { planWaves } from "./plan-waves.ts";
import { previewReminder, remindForm, remindMissing } from "./remind-now.ts";
import { policyForm } from "./policy/policy-form.ts";

/** 催报: the campaign to 31 December, only to those who are missing (domain §6). */
export const campaign: Feature = {
  name: "campaign",
  forms: [policyForm, remindForm],
  verbs: {
    "show-campaign": { action: "see-campaign", run: showPolicy },
    "preview-campaign": { action: "change-campaign", run: previewPolicy },
    "change-campaign": { action: "change-campaign", run: changePolicy },
    "preview-reminder": { action: "change-campaign", run: previewReminder },
    "remind-missing": { action: "change-campaign", run: remindMissing },
    "phone-list": { action: "see-campaign", run: phoneList },
  },
  answers: { "campaign-policy": "show-campaign", "phone-list": "phone-list" },
  jobs: [planWaves],
};
