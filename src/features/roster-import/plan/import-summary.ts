/** What an import would do, in numbers. */
export interface ImportSummary {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly newUnions: number;
  readonly errors: number;
}
