import { type Reply, say } from "../../../conversation/reply.ts";
import type { CaseChange, CompiledVersion, FigureChange, Replay } from "../../../rules/index.ts";
import { dressFigure } from "../show/dress-figure.ts";
import type { Answered } from "./weigh-change.ts";

const MOST_CASES = 5;

/** Everything that must be seen of a change: old → new, clause, boundary cases, stored decisions tried anew. */
export interface Change {
  readonly from: string | null;
  readonly compiled: CompiledVersion;
  readonly figures: readonly FigureChange[];
  /** The structure is another one too. */
  readonly rebuilt: boolean;
  readonly cases: number;
  readonly changes: readonly CaseChange[];
  readonly replay: Replay;
  readonly answered: Answered;
}

/** The lines of the card, for whoever proposes and for whoever approves. */
export function describeChange(change: Change): Reply {
  const { answered, cases, changes, compiled, figures, from, rebuilt, replay } = change;
  const { rule, book } = compiled;
  const decided = changes.filter(({ after, before }) => cameTo(before) !== cameTo(after));
  return say("rule-changes:change", {
    name: rule.name,
    from: from ?? "",
    lines: [
      ...figures.map(({ after, before, label, type }) =>
        say("rule-changes:figure", {
          label,
          before: dressFigure(before, type),
          after: dressFigure(after, type),
        }),
      ),
      ...(rebuilt ? [say("rule-changes:rebuilt")] : []),
      ...rule.clauses.map((code) => say("rule-changes:clause", { text: book.clauses.get(code)?.text ?? "" })),
      decided.length === 0
        ? say("rule-changes:cases.same", { count: cases })
        : say("rule-changes:cases.changed", {
            count: cases,
            changed: decided.length,
            lines: decided.slice(0, MOST_CASES).map((each) => describeCase(each, compiled)),
          }),
      ...describeReplay(replay),
      ...describeAnswered(answered, from),
    ],
  });
}

/** What stays as it was decided, named one by one as far as the line reaches. */
export function describeAnswered({ count, more, receipts }: Answered, from: string | null): Reply[] {
  if (count === 0) return [];
  const named = receipts.map((receipt) => say("rule-changes:receipt", { receipt }));
  const all =
    joinInLine([...named, ...(more ? [say("rule-changes:and-more")] : [])]) ?? say("rule-changes:and-more");
  return [say("rule-changes:answered", { from: from ?? "", count, receipts: all })];
}

/** Several as one line: 「自付 …，其中自费 …」. */
function joinInLine(parts: readonly Reply[]): Reply | undefined {
  const [first, ...rest] = parts;
  return first && rest.reduce((left, right) => say("rule-changes:joined", { left, right }), first);
}

function describeReplay({ changed, decisions, difference, largest, open }: Replay): Reply[] {
  if (decisions === 0) return [say("rule-changes:replay.none")];
  const undecided = open === 0 ? [] : [say("rule-changes:replay.open", { open })];
  if (changed === 0) return [say("rule-changes:replay.same", { decisions }), ...undecided];
  const lines = largest.map(({ after, before, difference: by, id }) =>
    say("rule-changes:replay.line", { receipt: id, before, after, by: signed(by) }),
  );
  const sum = say("rule-changes:replay.changed", {
    decisions,
    changed,
    difference: signed(difference),
    lines,
  });
  return [sum, ...undecided];
}

const signed = (amount: string): Reply =>
  amount.startsWith("-")
    ? say("rule-changes:less", { amount: amount.slice(1) })
    : say("rule-changes:more", { amount });

const FIGURES: ReadonlySet<string> = new Set(["money", "count", "percent"]);

/** What people are told of it: that a no is further away, or a question has other bounds, is no other outcome. */
const cameTo = ({ amount, answer, kind, max, min }: CaseChange["before"]): string =>
  answer === "yes" ? JSON.stringify([amount, kind, min, max]) : String(answer);

/** A boundary case by the figures it is about: 「自付 10,000.00 元 …：2,500.00 元 → 3,000.00 元」. */
function describeCase({ after, before, facts, name }: CaseChange, { rule }: CompiledVersion): Reply {
  const told = [...rule.inputs].flatMap(([input, { label, options, type }]) => {
    const value = facts[input];
    if (typeof value !== "string" && typeof value !== "number") return [];
    const dressed =
      type.kind === "choice"
        ? say("rule-changes:value.plain", { value: options.get(String(value)) ?? String(value) })
        : dressFigure(String(value), type);
    return [{ isFigure: FIGURES.has(type.kind), reply: say("rule-changes:fact", { label, value: dressed }) }];
  });
  const figures = told.filter(({ isFigure }) => isFigure);
  const shown = (figures.length > 0 ? figures : told).map(({ reply }) => reply);
  return say("rule-changes:case", {
    what: joinInLine(shown) ?? say("rule-changes:value.plain", { value: name }),
    before: describeOutcome(before),
    after: describeOutcome(after),
  });
}

function describeOutcome({ amount, answer, kind }: CaseChange["before"]): Reply {
  if (answer !== "yes") return say(answer === "no" ? "rule-changes:outcome.no" : "rule-changes:outcome.open");
  if (kind === "not-configured") return say("rule-changes:outcome.not-configured");
  return typeof amount === "string"
    ? say("rule-changes:value.money", { value: amount })
    : say("rule-changes:outcome.yes");
}
