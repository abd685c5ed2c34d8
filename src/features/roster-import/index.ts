import type { Feature } from "../feature.ts";
import { applyImports, checkImports } from "./chat/check-imports.ts";
import { forgetImports } from "./chat/forget-imports.ts";
import { importForm } from "./chat/import-form.ts";
import { sendTemplate } from "./chat/make-template.ts";
import { confirmImport, takeFile } from "./chat/take-file.ts";

export { applyImport } from "./write/apply-import.ts";
export { describeError, describePlan } from "./plan/describe-import.ts";
export { readTemplate } from "./chat/make-template.ts";
export { planImport } from "./plan/plan-import.ts";

/** 导入花名册: from a sheet to the archive, checked, shown, confirmed, whole or not at all. */
export const rosterImport: Feature = {
  name: "roster-import",
  forms: [importForm],
  verbs: {
    "take-roster-file": { action: "import-roster", run: takeFile },
    "confirm-roster-import": { action: "import-roster", run: confirmImport },
    "send-template": { action: "get-template", run: sendTemplate },
  },
  answers: { template: "send-template" },
  jobs: [checkImports, applyImports, forgetImports],
};
