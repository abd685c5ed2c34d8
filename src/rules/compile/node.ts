import { isDecided, type Value } from "../values/value.ts";

/** The values of one evaluation by slot: the inputs, the application date, then the derived ones. */
export type Frame = Value[];

/** What stands in the way of an answer. */
export interface Gaps {
  /** Inputs not told, in reading order. */
  readonly inputs: Set<string>;
  /** Parameters and published figures that nobody has set (未配置). */
  readonly unconfigured: Set<string>;
}

/** An expression compiled once: `run` computes it, `need` names what its value still hangs on. */
export interface Node {
  readonly run: (frame: Frame) => Value;
  readonly need: (frame: Frame, gaps: Gaps) => void;
}

/** A node that hangs on whichever of its parts are open, as long as it is open itself. */
export function nodeOf(run: Node["run"], parts: readonly Node[]): Node {
  return {
    run,
    need(frame, gaps) {
      if (isDecided(run(frame))) return;
      for (const part of parts) part.need(frame, gaps);
    },
  };
}

export const constantNode = (value: Value): Node => ({ run: () => value, need: () => undefined });
