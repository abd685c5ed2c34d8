import type { Feature } from "../feature.ts";
import { askDirectors } from "./ask-directors.ts";
import { approveExport, refuseExport } from "./decide-export.ts";
import { exportForm } from "./export-form.ts";
import { makeExport, previewExport } from "./make-export.ts";

export { buildWorkbook, collectTables, countRows } from "./build-workbook.ts";
export { type ExportRequest, sourceOf } from "./export-request.ts";
export { loadExports } from "./load-export.ts";
export { auditOf, registerExport } from "./register-export.ts";
export { EXPORT_KINDS, type ExportKind } from "./schema.ts";

/** 导出: rosters and lists as sheets, masked; full numbers only when a director agrees (domain §7.5). */
export const rosterExport: Feature = {
  name: "roster-export",
  forms: [exportForm],
  verbs: {
    "preview-export": { action: "export-roster", run: previewExport },
    "make-export": { action: "export-roster", run: makeExport },
    "approve-export": { action: "decide-export", run: approveExport },
    "refuse-export": { action: "decide-export", run: refuseExport },
  },
  answers: { "approve-export": "approve-export", "refuse-export": "refuse-export" },
  jobs: [askDirectors],
};
