import {
  type CompiledVersion,
  Replayer,
  type Replay,
  type StoredDecision,
  type StoredVersion,
  versionFor,
} from "../../../rules/index.ts";
import type { Tx } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";
import { dayThatCounts, readDecisions } from "../store/read-decisions.ts";
import { rulesLookingUp } from "../store/rules-looking-up.ts";

/** What a change would have done to what was decided, and what was decided for days on which it holds. */
export interface Consequences {
  /** Its decisions are named by their applications. */
  readonly replay: Replay;
  readonly answered: Answered;
}

/** Decided already for a day on which the new version would hold: they stay as they are, and staff are told. */
export interface Answered {
  readonly count: number;
  /** Of the first of them, each once: a list has many. */
  readonly receipts: readonly string[];
  /** There are others. */
  readonly more: boolean;
}

const MOST_RECEIPTS = 20;

/** Which version is asked about the decisions of a rule. */
interface Asked {
  readonly code: string;
  readonly versionFor: (decision: StoredDecision) => CompiledVersion | undefined;
}

/**
 * A replay over the stored decisions, and those that were decided for days on which the version would hold. Of a published
 * figure: over the decisions of every rule that looks it up.
 */
export async function weigh(
  { tx, world }: Pick<VerbContext, "tx" | "world">,
  { compiled, next }: { readonly compiled: CompiledVersion; readonly next: StoredVersion },
): Promise<Consequences> {
  const asked = await whomToAsk(tx, compiled, next);
  const byCode = new Map(asked.map((each) => [each.code, each.versionFor]));
  const replayer = new Replayer(({ code, ...decision }: CodedDecision) => byCode.get(code)?.(decision));
  const receipts: string[] = [];
  let [count, more] = [0, false];
  for (const { code, versionFor: pick } of asked) {
    for await (const { receipt, ...decision } of readDecisions(tx, world.vault, code)) {
      replayer.add({ ...decision, id: receipt, code });
      const version = pick(decision);
      if (version === undefined || dayThatCounts(version.rule, decision) < (next.from ?? "")) continue;
      count += 1;
      if (receipt === "" || receipts.includes(receipt)) continue;
      if (receipts.length < MOST_RECEIPTS) receipts.push(receipt);
      else more = true;
    }
  }
  return { replay: replayer.result(), answered: { count, receipts, more } };
}

type CodedDecision = StoredDecision & { readonly code: string };

async function whomToAsk(tx: Tx, compiled: CompiledVersion, next: StoredVersion): Promise<readonly Asked[]> {
  if (next.body.series === undefined) return [{ code: next.code, versionFor: () => compiled }];
  const rules = await rulesLookingUp(tx, next);
  return rules.map((rule) => ({
    code: rule.code,
    versionFor: ({ facts, on }) => versionFor(rule, facts, on),
  }));
}
