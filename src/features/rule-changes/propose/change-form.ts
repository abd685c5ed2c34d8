import type { Choice, Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { Frame } from "../../../language/frame.ts";
import { formatValue, type Rule, toldFigures, versionNear } from "../../../rules/index.ts";
import type { World } from "../../world.ts";
import { dressFigure } from "../show/dress-figure.ts";
import { findRule, rulesWithFigures } from "../words/find-rule.ts";
import { fits, readFigures, type SaidFigures } from "../words/read-figures.ts";
import { readFirstDay } from "../words/read-first-day.ts";
import type { Item } from "../words/read-items.ts";

export interface ChangeSlots {
  readonly rule: string | null;
  readonly figures: SaidFigures;
  /** Said, and not clear of what. */
  readonly unclear: readonly Item[];
  readonly from: string | null;
}

export const readChangeSlots = (slots: FormSlots): ChangeSlots => slots as unknown as ChangeSlots;
const write = (slots: ChangeSlots): FormSlots => slots as unknown as FormSlots;

const NOTHING: ChangeSlots = { rule: null, figures: {}, unclear: [], from: null };

/** 「大病比例改为30%，封顶3万，7月1日起」: which rule, which figures, from when → card → 确认 → another person approves. */
export const changeForm: Form<World> = {
  name: "rule-change",
  intents: ["rule-change"],
  action: "change-rule",
  commit: "propose-rule-change",
  title: () => say("rule-changes:title"),
  open: (frame, world) => write(readChange(NOTHING, frame, world)),
  fill(slots, frame, _asked, world) {
    const before = readChangeSlots(slots);
    const named = findRule(world, frame);
    const start = named !== null && before.rule !== null && named !== before.rule ? NOTHING : before;
    const after = readChange(start, frame, world);
    return JSON.stringify(after) === JSON.stringify(before) ? null : write(after);
  },
  next(slots, world) {
    const { figures, from, rule: code, unclear } = readChangeSlots(slots);
    const rule = code === null ? undefined : ruleNow(world, code);
    if (rule === undefined)
      return {
        kind: "ask",
        slot: "rule",
        reply: say("rule-changes:which-rule"),
        choices: rulesToChoose(world),
      };
    if (toldFigures(rule).length === 0)
      return { kind: "stop", reply: say("rule-changes:no-figures", { name: rule.name }) };
    const [item] = unclear;
    if (item !== undefined)
      return {
        kind: "ask",
        slot: "figures",
        reply: say("rule-changes:which-figure", { value: item.value }),
        choices: figuresToChoose(rule, item, readChangeSlots(slots)),
      };
    if (Object.keys(figures).length === 0)
      return {
        kind: "ask",
        slot: "figures",
        reply: say("rule-changes:what", { name: rule.name, lines: figureLines(rule) }),
      };
    if (from === null)
      return { kind: "ask", slot: "from", expects: "date", reply: say("rule-changes:from-when") };
    return { kind: "card", verb: "preview-rule-change" };
  },
};

/** The figures as they are now, a line each. */
export const figureLines = (rule: Rule) =>
  toldFigures(rule).map(([, { label, type, value }]) =>
    say("rule-changes:figure-now", {
      label,
      value: dressFigure(value === null ? null : formatValue(value, type), type),
    }),
  );

const ruleNow = (world: World, code: string): Rule | undefined => {
  const rule = world.rules.rules.get(code);
  return rule && versionNear(rule, world.today)?.rule;
};

/** What is known before, with what the message adds. */
function readChange(before: ChangeSlots, frame: Frame, world: World): ChangeSlots {
  const rule = before.rule ?? findRule(world, frame);
  const form = rule === null ? undefined : ruleNow(world, rule);
  const read = form === undefined ? { figures: {}, unclear: [] } : readFigures(form, frame, world);
  return {
    rule,
    figures: { ...before.figures, ...read.figures },
    unclear: Object.keys(read.figures).length + read.unclear.length > 0 ? read.unclear : before.unclear,
    from: readFirstDay(world) ?? before.from,
  };
}

const MOST_CHOICES = 20;

const rulesToChoose = (world: World): readonly Choice[] =>
  rulesWithFigures(world)
    .slice(0, MOST_CHOICES)
    .map((rule) => ({
      label: say("rule-changes:rule-name", { name: versionNear(rule, world.today)?.rule.name ?? rule.code }),
      slots: { rule: rule.code },
    }));

function figuresToChoose(rule: Rule, item: Item, { figures, unclear }: ChangeSlots): readonly Choice[] {
  return toldFigures(rule)
    .filter(([name, parameter]) => !(name in figures) && fits(item, parameter))
    .map(([name, { label }]) => ({
      label: say("rule-changes:rule-name", { name: label }),
      slots: {
        figures: { ...figures, [name]: item.value },
        unclear: unclear.slice(1).map((each) => ({ ...each })),
      },
    }));
}
