import type { Feature } from "../feature.ts";
import { answerBenefit } from "./answer-benefit.ts";
import { answerEntitlements } from "./answer-entitlements.ts";
import { answerEstimate } from "./answer-estimate.ts";
import { answerHonour } from "./answer-honour.ts";
import { answerPolicy } from "./answer-policy.ts";
import { estimateForm } from "./estimate-form.ts";

/** 救助与待遇: what somebody is entitled to, and why (domain §3–§5). */
export const relief: Feature = {
  name: "relief",
  forms: [estimateForm],
  verbs: {
    "answer-estimate": { action: "estimate-relief", run: answerEstimate },
    "answer-benefit": { action: "answer-benefit", run: answerBenefit },
    "answer-entitlements": { action: "answer-entitlements", run: answerEntitlements },
    "answer-honour": { action: "answer-honour", run: answerHonour },
    "answer-policy": { action: "answer-policy", run: answerPolicy },
  },
  answers: {
    "ask-benefit": "answer-benefit",
    "ask-entitlements": "answer-entitlements",
    "ask-honour": "answer-honour",
    "ask-policy": "answer-policy",
    "rule-list": "answer-policy",
  },
};
