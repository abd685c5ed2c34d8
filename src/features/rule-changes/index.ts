import type { Feature } from "../feature.ts";
import { decideForms } from "./decide/decide-form.ts";
import { approveRule, refuseRule, withdrawRule } from "./decide/decide-rule.ts";
import { previewVerdict } from "./decide/preview-verdict.ts";
import { changeForm } from "./propose/change-form.ts";
import { previewRuleChange, proposeRuleChange } from "./propose/propose-change.ts";
import { listDrafts, showHistory } from "./show/show-history.ts";
import { listRules, showStandard } from "./show/show-standard.ts";

export { loadShipped, type ShippedBook } from "./store/load-shipped.ts";
export { RuleShelf } from "./store/rule-shelf.ts";

/** 规则: what the standard is, how it came to be, and how people change it (domain, preface). */
export const ruleChanges: Feature = {
  name: "rule-changes",
  forms: [changeForm, ...decideForms],
  verbs: {
    "preview-rule-change": { action: "change-rule", run: previewRuleChange },
    "propose-rule-change": { action: "change-rule", run: proposeRuleChange },
    "preview-approve-rule": { action: "decide-rule", run: previewVerdict },
    "preview-refuse-rule": { action: "decide-rule", run: previewVerdict },
    "preview-withdraw-rule": { action: "withdraw-rule", run: previewVerdict },
    "approve-rule": { action: "decide-rule", run: approveRule },
    "refuse-rule": { action: "decide-rule", run: refuseRule },
    "withdraw-rule": { action: "withdraw-rule", run: withdrawRule },
    "show-standard": { action: "answer-standard", run: showStandard },
    "list-rules": { action: "answer-standard", run: listRules },
    "show-rule-history": { action: "see-rules", run: showHistory },
    "list-rule-drafts": { action: "see-rules", run: listDrafts },
  },
  answers: {
    "rule-standard": "show-standard",
    "rule-list": "list-rules",
    "rule-history": "show-rule-history",
    "rule-drafts": "list-rule-drafts",
  },
};
