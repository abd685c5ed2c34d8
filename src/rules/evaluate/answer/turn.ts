import type { CompiledVersion } from "../../compile/compiled-book.ts";
import type { Frame } from "../../compile/node.ts";
import type { Truth } from "../../values/value.ts";
import type { Usage } from "../compute-amount.ts";
import type { Facts } from "../facts/read-facts.ts";

/** One version asked about one set of facts: all that an answer is made from. */
export interface Turn {
  readonly version: CompiledVersion;
  readonly facts: Facts;
  /** The day asked about. */
  readonly on: string;
  readonly usage: Usage | undefined;
  readonly traced: boolean;
  readonly frame: Frame;
  /** What the conditions came to, in order. */
  readonly truths: readonly Truth[];
}
