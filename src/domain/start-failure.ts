export const START_FAILURES = [
  "folder-unwritable",
  "folder-locked",
  "database-unreachable",
  "database-url-invalid",
  "schema-newer",
  "migration-failed",
  "owner-needed",
  "owner-login-needed",
  "rule-book-invalid",
  "age-laws-invalid",
  "change-kinds-invalid",
  "keys-missing",
  "keys-invalid",
  "configuration-invalid",
  "puppet-failed",
  "font-missing",
] as const;
export type StartFailureCode = (typeof START_FAILURES)[number];

/** Why the program could not start: shown as one line in the user's language, then a non-zero exit. */
export class StartFailure extends Error {
  readonly code: StartFailureCode;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: StartFailureCode, details: Readonly<Record<string, string>>, options?: ErrorOptions) {
    super(code, options);
    this.name = "StartFailure";
    this.code = code;
    this.details = details;
  }
}
