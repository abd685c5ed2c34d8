import type { Frame } from "../../../language/frame.ts";
import { bandFigures, type Parameter, type Rule, toldFigures } from "../../../rules/index.ts";
import type { World } from "../../world.ts";
import { type Item, percentOf, readItems } from "./read-items.ts";

export type SaidFigures = Readonly<Record<string, string | null>>;

export interface ReadFigures {
  /** Parameter → its new figure; null takes it back to 未配置. */
  readonly figures: SaidFigures;
  /** Figures that may be of several parameters: to be asked. */
  readonly unclear: readonly Item[];
}

const UNSET = /^[^，,。；;]{0,6}(?:未配置|不再配置|取消配置|待定|not configured|unset)/i;
/** Words that names of figures may end with, and people leave out: 春节补助（金）, 封顶（线）. */
const TAIL = /(?:标准|金额|金|额|线)$/;

/**
 * What a message changes in a rule, by the names that the rule itself gives its figures, by the lexicon's words for
 * figures, by kind where only one fits, and 「80岁500元，90岁1000元」 band by band.
 */
export function readFigures(rule: Rule, frame: Frame, world: Pick<World, "said" | "text">): ReadFigures {
  const parameters = toldFigures(rule);
  const items = readItems(world);
  const figures: Record<string, string | null> = {};
  const used = new Set<Item>();
  const take = (name: string, item: Item): void => {
    figures[name] = item.value;
    used.add(item);
  };
  const labels = findLabels(world.text, parameters);
  for (const [at, label] of labels.entries()) {
    const until = labels[at + 1]?.start ?? Infinity;
    const between = items.filter(({ start }) => start >= label.end && start < until);
    const item = between.findLast((each) => fits(each, label.parameter));
    if (item !== undefined) {
      // 「比例从25%改为30%」: the last one said is the new one.
      for (const each of between) if (fits(each, label.parameter)) used.add(each);
      take(label.name, item);
    } else if (UNSET.test(world.text.slice(label.end))) figures[label.name] = null;
  }
  for (const [name, item] of bandsSaid(rule, free(items, used))) take(name, item);
  for (const { parameter, value } of frame.slots.changes ?? []) {
    const item = free(items, used).find((each) => sameValue(each, value));
    const name = item && nameFor(parameter, item, parameters, frame);
    if (item !== undefined && name !== undefined && !(name in figures)) take(name, item);
  }
  const unclear: Item[] = [];
  for (const item of free(items, used)) {
    const name = nameFor(null, item, parameters, frame);
    if (name !== undefined && !(name in figures)) take(name, item);
    else if (parameters.some(([each, parameter]) => !(each in figures) && fits(item, parameter)))
      unclear.push(item);
  }
  return { figures, unclear };
}

const free = (items: readonly Item[], used: ReadonlySet<Item>): readonly Item[] =>
  items.filter((item) => !used.has(item));

type Named = readonly (readonly [string, Parameter])[];

/** Could this figure be one of this parameter? */
export function fits({ kind }: Item, { type }: Parameter): boolean {
  if (type.kind === "percent") return kind === "percent";
  if (type.kind === "count") return kind === "years" || kind === "plain";
  return type.kind === "money" && kind === "plain";
}

interface Label {
  readonly name: string;
  readonly parameter: Parameter;
  readonly start: number;
  readonly end: number;
}

/** Where the text names figures, longest names first, none inside another. */
function findLabels(text: string, parameters: Named): readonly Label[] {
  const words = parameters.flatMap(([name, parameter]) =>
    [parameter.label["zh-CN"], parameter.label["zh-CN"].replace(TAIL, ""), parameter.label.en]
      .filter((word) => word.length > 1)
      .map((word) => ({ name, parameter, word: word.toLowerCase() })),
  );
  const lower = text.toLowerCase();
  const found: Label[] = [];
  for (const { name, parameter, word } of words.toSorted((a, b) => b.word.length - a.word.length)) {
    for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
      const end = start + word.length;
      if (!found.some((other) => start < other.end && other.start < end))
        found.push({ name, parameter, start, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** 「80岁500元，90岁1000元」: pairs of an edge and a sum, from the lowest band on. */
function bandsSaid(rule: Rule, items: readonly Item[]): readonly (readonly [string, Item])[] {
  const bands = bandFigures(rule);
  const pairs = items.flatMap((item, at) => {
    const next = items[at + 1];
    return item.kind === "years" && next !== undefined && next.kind !== "years"
      ? [[item, next] as const]
      : [];
  });
  return pairs.slice(0, bands.length).flatMap(([edge, sum], at) => {
    const band = bands[at];
    return band === undefined ? [] : [[band.from, edge] as const, [band.pays, sum] as const];
  });
}

/** The parameter that a word of the lexicon means for a figure: its own, the one named in passing, or the only one that fits. */
function nameFor(word: string | null, item: Item, parameters: Named, { slots }: Frame): string | undefined {
  const fitting = parameters.filter(([, parameter]) => fits(item, parameter)).map(([name]) => name);
  if (word !== null && word !== "amount") return fitting.find((name) => name === word);
  const inPassing = Object.values(slots.facts ?? {});
  return fitting.find((name) => inPassing.includes(name)) ?? (fitting.length === 1 ? fitting[0] : undefined);
}

/** The lexicon writes a percentage as a fraction of one. */
const sameValue = (item: Item, value: string): boolean =>
  item.value === (item.kind === "percent" ? percentOf(value) : value);
