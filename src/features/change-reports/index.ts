import type { Feature } from "../feature.ts";
import { changeForm } from "./form/change-form.ts";
import { listChanges } from "./list-changes.ts";
import { applyScheduled } from "./record/apply-scheduled.ts";
import { previewChange } from "./record/preview-change.ts";
import { recordChange } from "./record/record-change.ts";
import { amendForm } from "./revise/amend-form.ts";
import { amendReport, correctLast, previewAmendment } from "./revise/amend-report.ts";
import { listDisputes, upholdReport } from "./revise/decide-objection.ts";
import { objectToReport } from "./revise/raise-objection.ts";
import { undoReport } from "./revise/undo-report.ts";
import { withdrawForm } from "./revise/withdraw-form.ts";
import { previewWithdrawal, withdrawReport } from "./revise/withdraw-report.ts";
import { acceptTransfer, refuseTransfer } from "./transfers/accept-transfer.ts";
import { listWaiting } from "./transfers/list-waiting.ts";
import { watchLimbo } from "./transfers/watch-limbo.ts";

export { syncChangeKinds } from "./kinds/sync-change-kinds.ts";

/** 变动报告: the main job (domain §2). */
export const changeReports: Feature = {
  name: "change-reports",
  forms: [changeForm, amendForm, withdrawForm],
  verbs: {
    "preview-change": { action: "report-change", run: previewChange },
    "record-change": { action: "report-change", run: recordChange },
    "undo-report": { action: "undo-report", run: undoReport },
    "preview-amendment": { action: "amend-report", run: previewAmendment },
    "amend-report": { action: "amend-report", run: amendReport },
    "correct-last": { action: "nothing-to-do", run: correctLast },
    "preview-withdrawal": { action: "amend-report", run: previewWithdrawal },
    "withdraw-report": { action: "amend-report", run: withdrawReport },
    "object-to-report": { action: "object-to-report", run: objectToReport },
    "list-disputes": { action: "arbitrate", run: listDisputes },
    "uphold-report": { action: "arbitrate", run: upholdReport },
    "accept-transfer": { action: "accept-transfer", run: acceptTransfer },
    "refuse-transfer": { action: "accept-transfer", run: refuseTransfer },
    "list-changes": { action: "list-changes", run: listChanges },
    "list-waiting": { action: "list-waiting", run: listWaiting },
  },
  answers: {
    undo: "undo-report",
    correct: "correct-last",
    "object-report": "object-to-report",
    "dispute-list": "list-disputes",
    uphold: "uphold-report",
    "accept-transfer": "accept-transfer",
    "refuse-transfer": "refuse-transfer",
    "limbo-list": "list-waiting",
    digest: "list-changes",
  },
  jobs: [applyScheduled, watchLimbo],
};
