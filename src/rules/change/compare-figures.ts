import type { LocalText, Rule } from "../form/rule.ts";
import { formatValue } from "../values/format-value.ts";
import type { ValueType } from "../values/value.ts";

/** A figure that a version changes: `25%` → `30%`; `null` is 未配置. */
export interface FigureChange {
  readonly name: string;
  readonly label: LocalText;
  readonly type: ValueType;
  readonly before: string | null;
  readonly after: string | null;
}

/** What one version changes against another, in the order of the parameters; new ones come with `before: null`. */
export function compareFigures(before: Rule, after: Rule): readonly FigureChange[] {
  return [...after.parameters].flatMap(([name, { label, type, value }]) => {
    const old = before.parameters.get(name);
    const [was, is] = [old ? textOf(old.value, old.type) : null, textOf(value, type)];
    return was === is ? [] : [{ name, label, type, before: was, after: is }];
  });
}

const textOf = (value: Parameters<typeof formatValue>[0] | null, type: ValueType): string | null =>
  value === null ? null : formatValue(value, type);
