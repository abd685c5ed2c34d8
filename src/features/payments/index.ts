import type { Feature } from "../feature.ts";
import { buildBatch } from "./batch/build-batch.ts";
import { continueBatches } from "./batch/continue-batches.ts";
import { allowExport, refuseExport } from "./export/decide-export.ts";
import { requestExport } from "./export/request-export.ts";
import { returnPayment } from "./return-payment.ts";
import { settleBatch } from "./batch/settle-batch.ts";

/** 发放: what was approved goes to the bank in batches, arrives or comes back, and the person hears of it. */
export const payments: Feature = {
  name: "payments",
  verbs: {
    "request-batch-export": { action: "pay", run: requestExport },
    "allow-batch-export": { action: "allow-payment-export", run: allowExport },
    "refuse-batch-export": { action: "allow-payment-export", run: refuseExport },
    "build-batch": { action: "pay", run: buildBatch },
    "settle-batch": { action: "pay", run: settleBatch },
    "return-payment": { action: "pay", run: returnPayment },
  },
  ofOnePerson: ["payment-returned", "build-batch"],
  answers: {
    "export-batch": "request-batch-export",
    "allow-batch-export": "allow-batch-export",
    "refuse-batch-export": "refuse-batch-export",
    "build-batch": "build-batch",
    "settle-batch": "settle-batch",
    "payment-returned": "return-payment",
  },
  jobs: [continueBatches],
};
