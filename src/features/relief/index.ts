import type { Feature } from "../feature.ts";
import { answerBenefit } from "./answers/answer-benefit.ts";
import { answerEntitlements } from "./answers/answer-entitlements.ts";
import { answerHonour } from "./answers/answer-honour.ts";
import { answerPolicy, explainBoxes, nothingToExplain } from "./answers/answer-policy.ts";
import { entitlementsForm } from "./answers/entitlements-form.ts";
import { benefitForm } from "./answers/benefit-form.ts";
import { applicationForm } from "./application/application-form.ts";
import { myApplications } from "./application/my-applications.ts";
import { openApplication } from "./application/open-application.ts";
import { papersForm } from "./papers/papers-form.ts";
import { previewApplication } from "./application/preview-application.ts";
import { recordCouple } from "./application/record-couple.ts";
import { showPapers } from "./papers/show-papers.ts";
import { submitApplication } from "./application/submit-application.ts";
import { updatePapers } from "./papers/update-papers.ts";
import { withdrawApplication } from "./application/withdraw-application.ts";
import { decideApplication } from "./decision/decide-application.ts";
import { decideForm } from "./decision/decide-form.ts";
import { objectDecision } from "./decision/object-decision.ts";
import { previewDecision } from "./desk/preview-decision.ts";
import { showQueue } from "./desk/show-queue.ts";
import { answerEstimate, answerReliefPolicy } from "./estimate/answer-estimate.ts";
import { estimateForm } from "./estimate/estimate-form.ts";
import { purposesOf } from "./purposes.ts";
import { answerQuestion, listQuestions } from "./questions/answer-question.ts";

/** 救助与待遇: what somebody is entitled to and why, from the question to the approval (domain §3–§5). */
export const relief: Feature = {
  name: "relief",
  purposesOf,
  forms: [estimateForm, benefitForm, entitlementsForm, applicationForm, papersForm, decideForm],
  verbs: {
    "answer-estimate": { action: "estimate-relief", run: answerEstimate },
    "answer-relief-policy": { action: "answer-policy", run: answerReliefPolicy },
    "answer-benefit": { action: "answer-benefit", run: answerBenefit },
    "answer-entitlements": { action: "answer-entitlements", run: answerEntitlements },
    "answer-honour": { action: "answer-honour", run: answerHonour },
    "explain-boxes": { action: "answer-policy", run: explainBoxes },
    "nothing-to-explain": { action: "answer-policy", run: nothingToExplain },
    "answer-policy": { action: "answer-policy", run: answerPolicy },
    "preview-application": { action: "apply-relief", run: previewApplication },
    "open-application": { action: "apply-relief", run: openApplication },
    "update-papers": { action: "apply-relief", run: updatePapers },
    "show-papers": { action: "my-applications", run: showPapers },
    "submit-application": { action: "apply-relief", run: submitApplication },
    "withdraw-application": { action: "apply-relief", run: withdrawApplication },
    "my-applications": { action: "my-applications", run: myApplications },
    "object-decision": { action: "my-applications", run: objectDecision },
    "record-couple": { action: "record-couple", run: recordCouple },
    "preview-decision": { action: "decide-application", run: previewDecision },
    "decide-application": { action: "decide-application", run: decideApplication },
    "show-queue": { action: "decide-application", run: showQueue },
    "list-questions": { action: "answer-question", run: listQuestions },
    "answer-question": { action: "answer-question", run: answerQuestion },
  },
  ofOnePerson: ["ask-relief", "ask-benefit", "ask-entitlements", "apply-relief", "what-if", "ask-honour"],
  answers: {
    "ask-benefit": "answer-benefit",
    "ask-honour": "answer-honour",
    "ask-boxes": "explain-boxes",
    "ask-why": "nothing-to-explain",
    "what-if": "nothing-to-explain",
    "ask-policy": "answer-policy",
    "rule-list": "answer-policy",
    "my-applications": "my-applications",
    "show-papers": "show-papers",
    "withdraw-application": "withdraw-application",
    object: "object-decision",
    queue: "show-queue",
    "record-couple": "record-couple",
    "list-questions": "list-questions",
    "answer-question": "answer-question",
  },
};
