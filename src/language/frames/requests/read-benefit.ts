import type { Benefit } from "../../frame.ts";
import type { Message } from "../message/message.ts";

/** Benefits that are paid once something has befallen the household (domain §3). */
export const RELIEF: ReadonlySet<Benefit> = new Set<Benefit>([
  "own-illness",
  "household-fire",
  "accident-disability",
  "accident-death",
  "family-illness",
]);

/** The benefit that is named, or that the circumstances point to when money is asked for. */
export function readBenefit(message: Message): Benefit | undefined {
  const { cues } = message;
  const named = cues.of("benefit")[0] ?? (cues.has("consolation") ? cues.of("season")[0] : undefined);
  if (named) return named.code as Benefit;
  const patient = cues
    .of("relation")
    .find(({ code }) => code === "spouse" || code === "child" || code === "parent");
  const died = cues.has("kind", "death") || cues.has("kind-at-end", "death");
  if (cues.has("fact", "event.fire")) return "household-fire";
  if (cues.has("fact", "event.accident")) return died ? "accident-death" : "accident-disability";
  if (cues.has("asks-money") && died) return "death-grant";
  if (cues.has("fact", "work-injury.yes")) return died ? "accident-death" : "accident-disability";
  const [ruled] = cues.of("rule");
  const ill =
    cues.has("fact", "illness") ||
    cues.has("fact", "ill.yes") ||
    hasBill(message) ||
    (cues.has("ill-hint") && cues.has("asks-money"));
  if (ill && !ruled) return patient ? "family-illness" : "own-illness";
  return ruled?.code as Benefit | undefined;
}

/** Whether a sum is said that only a slip of a hospital has. */
export const hasCopay = ({ amounts }: Message): boolean =>
  amounts.some(({ mention: { role } }) => role.startsWith("copay"));

/** Whether a sum of a hospital bill is said. */
export const hasBill = ({ amounts }: Message): boolean =>
  amounts.some(
    ({ mention: { role } }) => role.startsWith("copay") || role === "self-funded" || role === "total",
  );
