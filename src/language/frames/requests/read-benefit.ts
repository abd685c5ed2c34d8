import type { Benefit } from "../../frame.ts";
import type { Cue } from "../../lexicon/cues.ts";
import type { Message } from "../message/message.ts";
import { findRelativeMeant } from "../message/relative-meant.ts";

/** Benefits that are paid once something has befallen the household (domain §3). */
export const RELIEF: ReadonlySet<Benefit> = new Set<Benefit>([
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
]);

/** 过年慰问金, 满九十岁给得多吗; but in 「儿子十五岁得了脑瘤能补助吗」 the age beside an illness is no birthday. */
const seasonOf = ({ cues }: Message): Cue | undefined =>
  (cues.has("consolation") || (cues.has("season", "age-consolation") && cues.has("asks-money"))) &&
  !cues.has("fact", "illness") &&
  !cues.has("fact", "ill.yes")
    ? cues.of("season")[0]
    : undefined;

/** Words that only go with an illness want a word of money beside them. */
const isIll = (message: Message): boolean =>
  message.cues.has("fact", "illness") ||
  message.cues.has("fact", "ill.yes") ||
  hasBill(message) ||
  (message.cues.has("ill-hint") && message.cues.has("asks-money"));

/** The benefit that is named, or that the circumstances point to when money is asked for. */
export function readBenefit(message: Message): Benefit | undefined {
  const { cues } = message;
  const named = cues.of("benefit")[0] ?? seasonOf(message);
  if (named) return named.code as Benefit;
  const died = cues.has("kind", "death") || cues.has("kind-at-end", "death");
  if (cues.has("fact", "event.fire")) return "household-fire";
  if (cues.has("fact", "event.accident")) return died ? "accident-death" : "accident-disability";
  if (cues.has("asks-money") && died) return "death-grant";
  if (cues.has("fact", "work-injury.yes")) return died ? "accident-death" : "accident-disability";
  return readIllness(message);
}

const FAMILY = new Set(["spouse", "child", "parent"]);

/** The illness of somebody of the family, or of oneself. */
function readIllness(message: Message): Benefit | undefined {
  const { cues, people } = message;
  const [ruled] = cues.of("rule");
  const patient = findRelativeMeant(cues, ({ code }) => FAMILY.has(code));
  // 「我岳母得了重病」: the illness is one's own only where nobody else is named.
  if (ruled?.code === "own-illness" && patient) return "family-illness";
  if (ruled !== undefined || !isIll(message)) return ruled?.code as Benefit | undefined;
  // 「我妈赵淑兰胆管癌，能帮多少」: a parent who is named is the model worker, for whom the child asks.
  const isForModelWorker = patient?.code === "parent" && people.length > 0;
  return patient && !isForModelWorker ? "family-illness" : "own-illness";
}

/** Whether a sum that was lost is said. */
export const hasLoss = ({ amounts, cues }: Message): boolean =>
  amounts.some(({ mention: { role } }) => role === "loss") ||
  (amounts.length > 0 && cues.has("fact", "event.fire"));

/** Whether a sum of a hospital bill is said. */
export const hasBill = ({ amounts }: Message): boolean =>
  amounts.some(
    ({ mention: { role } }) => role.startsWith("copay") || role === "self-funded" || role === "total",
  );
