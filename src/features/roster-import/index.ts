import type { Feature } from "../feature.ts";
import { applyImports, checkImports } from "./check-imports.ts";
import { forgetImports } from "./forget-imports.ts";
import { importForm } from "./import-form.ts";
import { sendTemplate } from "./make-template.ts";
import { confirmImport, takeFile } from "./take-file.ts";

export { applyImport } from "./apply-import.ts";
export { describeError, describePlan } from "./describe-import.ts";
export { readTemplate } from "./make-template.ts";
export { planImport } from "./plan-import.ts";

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
