import type { Feature } from "../feature.ts";
import { condole, greet, help, human, nothingToDo, setLanguage, thank, unknown } from "./answers.ts";
import { giveConsent, refuseConsent, withdrawConsent } from "./consent.ts";

/** What works at any step for everyone: help, a person to talk to, consent, language, and a next step when lost. */
export const guidance: Feature = {
  name: "guidance",
  verbs: {
    help: { action: "help", run: help },
    human: { action: "human", run: human },
    greet: { action: "greet", run: greet },
    thank: { action: "greet", run: thank },
    condole: { action: "greet", run: condole },
    "nothing-to-do": { action: "nothing-to-do", run: nothingToDo },
    unknown: { action: "unknown", run: unknown },
    "set-language": { action: "set-language", run: setLanguage },
    consent: { action: "consent", run: giveConsent },
    "refuse-consent": { action: "consent", run: refuseConsent },
    "withdraw-consent": { action: "consent", run: withdrawConsent },
  },
  answers: {
    help: "help",
    human: "human",
    greeting: "greet",
    thanks: "thank",
    condolence: "condole",
    language: "set-language",
    consent: "consent",
    "refuse-consent": "refuse-consent",
    "withdraw-consent": "withdraw-consent",
    confirm: "nothing-to-do",
    deny: "nothing-to-do",
    cancel: "nothing-to-do",
    back: "nothing-to-do",
    choose: "nothing-to-do",
    "dont-know": "nothing-to-do",
    unknown: "unknown",
  },
};
