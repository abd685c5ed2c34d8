/** What is looked at, in the order in which it is said. */
export const CHECKS = [
  "program",
  "folder",
  "keys",
  "database",
  "second-wall",
  "clock",
  "font",
  "puppet",
  "running",
] as const;
export type Check = (typeof CHECKS)[number];

/** What was found, as `doctor:<code>` says it; what to do next stands there too. */
export const FINDINGS = {
  "program-ok": "ok",
  "node-old": "fail",
  "folder-ok": "ok",
  "folder-unwritable": "fail",
  "disk-low": "warn",
  "disk-full": "fail",
  "keys-ok": "ok",
  "keys-missing": "fail",
  "keys-first": "ok",
  "keys-invalid": "fail",
  "keys-open": "warn",
  "keys-other": "fail",
  "database-ok": "ok",
  "database-first": "ok",
  "database-behind": "fail",
  "database-newer": "fail",
  "database-busy": "ok",
  "database-away": "fail",
  "database-old": "fail",
  "waiting-for-people": "warn",
  "second-wall-ok": "ok",
  "second-wall-absent": "warn",
  "second-wall-passed": "fail",
  "clock-ok": "ok",
  "clock-behind": "fail",
  "clock-differs": "warn",
  "font-ok": "ok",
  "font-missing": "fail",
  "puppet-ok": "ok",
  "puppet-sandbox": "warn",
  "puppet-unusable": "fail",
  "puppet-away": "fail",
  "running-ok": "ok",
  "running-not": "ok",
  "running-not-ready": "warn",
} as const satisfies Record<string, "ok" | "warn" | "fail">;
export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly check: Check;
  readonly code: FindingCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export const found = (check: Check, code: FindingCode, details: Finding["details"] = {}): Finding => ({
  check,
  code,
  details,
});
