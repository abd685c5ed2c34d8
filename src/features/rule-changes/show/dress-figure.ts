import { type Reply, say } from "../../../conversation/reply.ts";
import type { ValueType } from "../../../rules/index.ts";

/** A figure as people read it: `30%`, `30,000.00 元`, 未配置. */
export function dressFigure(value: string | null, { kind }: ValueType): Reply {
  if (value === null) return say("rule-changes:value.unset");
  if (kind === "money") return say("rule-changes:value.money", { value });
  return kind === "date"
    ? say("rule-changes:value.day", { value })
    : say("rule-changes:value.plain", { value });
}
