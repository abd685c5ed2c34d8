import { say, sayPublicly } from "../../conversation/reply.ts";
import { daysBetween } from "../../domain/local-date.ts";
import { deadlineOf, returnYear } from "../../domain/return-year.ts";
import type { Verb } from "../feature.ts";
import { type CurrentReturn, currentReturns } from "./current-returns.ts";

const MOST_LINES = 30;

/** 进度: staff see who is missing; an officer how the own return stands; a group sees numbers only (domain §7.3). */
export const returnStatus: Verb = async ({ tx, world, actor, today, roomId }) => {
  const year = returnYear(today);
  const returns = await currentReturns(tx, year);
  const isIn = (unionId: string): boolean => (returns.get(unionId)?.status ?? "returned") !== "returned";
  const unions = world.directory.grassroots();
  const missing = unions.filter((union) => !isIn(union.id));
  const numbers = {
    year,
    filed: unions.length - missing.length,
    count: unions.length,
    days: daysBetween(today, deadlineOf(year)),
  };
  if (roomId !== null) return { replies: [sayPublicly("returns:numbers", numbers)] };
  if (actor.role === "officer") {
    return { replies: [say(ownState(returns.get(actor.unionId ?? ""), numbers.days), ownNumbers())] };
  }
  const late = [...returns.values()].filter((one) => one.daysLate > 0 && one.status !== "returned").length;
  const lines = missing.slice(0, MOST_LINES).map((union) =>
    say(returns.has(union.id) ? "returns:returned-line" : "returns:missing-line", {
      union: union.name,
      days: Math.max(0, -numbers.days),
    }),
  );
  if (missing.length === 0) return { replies: [say("returns:all-filed", numbers)] };
  return {
    replies: [
      say("returns:digest", { ...numbers, missing: missing.length, late, lines }),
      ...(missing.length > MOST_LINES
        ? [say("returns:more-missing", { more: missing.length - MOST_LINES })]
        : []),
    ],
  };

  function ownNumbers() {
    const own = returns.get(actor.unionId ?? "");
    return {
      ...numbers,
      days: Math.abs(numbers.days),
      receipt: own?.receipt ?? "",
      version: own?.version ?? 0,
      late: own?.daysLate ?? 0,
    };
  }
};

function ownState(own: CurrentReturn | undefined, daysLeft: number) {
  if (own === undefined) return daysLeft < 0 ? "returns:own-overdue" : "returns:own-missing";
  return `returns:own-${own.status}` as const;
}
