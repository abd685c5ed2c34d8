/** One sentence; `part` lets the caller choose: the conclusion alone, or with its reasons and its sources. */
export interface Sentence {
  readonly part:
    | "conclusion"
    | "reason"
    | "calculation"
    | "flag"
    | "assumption"
    | "note"
    | "channel"
    | "clause"
    | "version";
  readonly text: string;
}
