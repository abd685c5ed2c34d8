import { expectedDates } from "../../language/gold/check-gold.ts";
import { readGold, type Gold, type Half } from "../../language/gold/read-gold.ts";
import { figureOf, type Mentions } from "./readers/reader.ts";

/** A message and what it says of days and sums. */
export interface HeldMessage {
  readonly say: string;
  readonly days: Mentions;
  readonly sums: Mentions;
}

/**
 * Chinese messages of the gold that say at least one day or sum, where both are held. Answers to a question of the
 * bot's are left out, for only we are told what was asked; so are days that there are not (2月30日).
 */
export function heldMessages(half: Half): HeldMessage[] {
  return readGold(half)
    .flatMap(({ messages }) => messages)
    .filter(({ expecting, say }) => expecting === undefined && /\p{Script=Han}/u.test(say))
    .flatMap(holdMessage);
}

function holdMessage(gold: Gold): HeldMessage[] {
  const { amounts = [], say } = gold;
  const dates = expectedDates(gold);
  if (dates === "ignore" || amounts === "ignore") return [];
  const days = dates.filter((date) => date !== "impossible").map((date) => [date]);
  const sums = amounts.map(figuresOf);
  return days.length + sums.length === 0 ? [] : [{ say, days, sums }];
}

/** `5000..6000 total about`: either end. */
const figuresOf = (amount: string): string[] => amount.split(" ")[0]!.split("..").map(figureOf);
