export { createLanguage, type Expectation, type Language } from "./understand.ts";
export { RosterIndex } from "./names/index/roster-index.ts";
