import type { Feature } from "../feature.ts";
import { acceptTransfer } from "./accept-transfer.ts";
import { acknowledgeEvent } from "./acknowledge-event.ts";
import { applyScheduled } from "./apply-scheduled.ts";
import { changeForm } from "./change-form.ts";
import { previewChange } from "./preview-change.ts";
import { recordChange } from "./record-change.ts";
import { refuseUnknown, takeLead } from "./take-lead.ts";
import { undoReport } from "./undo-report.ts";

/** 变动报告: the main job (domain §2). */
export const changeReports: Feature = {
  name: "change-reports",
  forms: [changeForm],
  verbs: {
    "preview-change": { action: "report-change", run: previewChange },
    "record-change": { action: "report-change", run: recordChange },
    "take-lead": { action: "leave-lead", run: takeLead },
    "refuse-unknown": { action: "report-change", run: refuseUnknown },
    "undo-report": { action: "undo-report", run: undoReport },
    "accept-transfer": { action: "accept-transfer", run: acceptTransfer },
    "acknowledge-event": { action: "acknowledge-event", run: acknowledgeEvent },
  },
  answers: {
    undo: "undo-report",
    "accept-transfer": "accept-transfer",
    acknowledge: "acknowledge-event",
  },
  jobs: [applyScheduled],
};
