import type { Feature } from "../feature.ts";
import { budgetForm } from "./budget-form.ts";
import { previewBudget, setBudget } from "./set-budget.ts";
import { showBudget } from "./show-budget.ts";

/** 经费: what a year may spend, has promised, has paid (domain §5). */
export const budget: Feature = {
  name: "budget",
  forms: [budgetForm],
  verbs: {
    "show-budget": { action: "see-budget", run: showBudget },
    "preview-budget": { action: "set-budget", run: previewBudget },
    "set-budget": { action: "set-budget", run: setBudget },
  },
  answers: { budget: "show-budget" },
};
