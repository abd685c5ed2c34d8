export { createLanguage, type Expectation, type Language } from "./understand.ts";
export { RosterIndex } from "./names/roster-index.ts";
