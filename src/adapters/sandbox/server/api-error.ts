/** What the API can refuse, and the HTTP status that says so; the page has a sentence for each. */
export const API_ERRORS = {
  "bad-request": 400,
  forbidden: 403,
  "not-found": 404,
  "too-large": 413,
} as const;
export type ApiErrorCode = keyof typeof API_ERRORS;

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode) {
    super(code);
    this.code = code;
  }
}
