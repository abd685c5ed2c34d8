import type { Feature } from "../feature.ts";
import { requestCorrection } from "./request-correction.ts";
import { requestForm } from "./request-form.ts";
import { confirmLead, dismissLead, listLeads } from "./settle-lead.ts";
import { announceArrival, referToStaff, refuseUnknown, takeLead } from "./take-lead.ts";
import { tellRequesters } from "./tell-requesters.ts";

/** 线索 and 更正申请: told by those who may not report it, verified by those who may (domain §2, §7.6). */
export const leads: Feature = {
  name: "leads",
  forms: [requestForm],
  verbs: {
    "take-lead": { action: "leave-lead", run: takeLead },
    "refuse-unknown": { action: "report-change", run: refuseUnknown },
    "refer-to-staff": { action: "report-change", run: referToStaff },
    "announce-arrival": { action: "report-change", run: announceArrival },
    "request-correction": { action: "request-correction", run: requestCorrection },
    "list-leads": { action: "settle-lead", run: listLeads },
    "confirm-lead": { action: "settle-lead", run: confirmLead },
    "dismiss-lead": { action: "settle-lead", run: dismissLead },
  },
  answers: { "lead-list": "list-leads", "lead-confirm": "confirm-lead", "lead-dismiss": "dismiss-lead" },
  jobs: [tellRequesters],
};
