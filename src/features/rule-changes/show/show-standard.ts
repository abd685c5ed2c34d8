import { type Reply, say, sayPublicly } from "../../../conversation/reply.ts";
import {
  compareFigures,
  type CompiledRule,
  type CompiledVersion,
  formatValue,
  toldFigures,
  versionInForce,
  versionNear,
} from "../../../rules/index.ts";
import type { Verb, VerbContext } from "../../feature.ts";
import type { World } from "../../world.ts";
import { findRule, rulesWithFigures } from "../words/find-rule.ts";
import { dressFigure } from "./dress-figure.ts";

/** 「大病标准是多少」: the standard in force today, its clause, and what is approved to follow. Drafts are no standard. */
export const showStandard: Verb = async ({ frame, roomId, world }) => {
  const code = findRule(world, frame);
  const rule = code === null ? undefined : world.rules.rules.get(code);
  const reply = rule === undefined ? listStandards(world) : describeStandard(rule, world);
  return { replies: [roomId === null ? reply : sayPublicly(reply.key, reply.params)] };
};

/** 「规则列表」: every rule that has figures, and since when they hold. */
export const listRules: Verb = async ({ roomId, world }: VerbContext) => {
  const reply = listStandards(world);
  return { replies: [roomId === null ? reply : sayPublicly(reply.key, reply.params)] };
};

function listStandards(world: World): Reply {
  const lines = rulesWithFigures(world).map((rule) => {
    return say("rule-changes:standard.list-line", {
      name: versionNear(rule, world.today)?.rule.name ?? rule.code,
    });
  });
  return say("rule-changes:standard.list", { lines });
}

export function describeStandard(rule: CompiledRule, world: Pick<World, "today">): Reply {
  const version = versionInForce(rule, world.today);
  const name = versionNear(rule, world.today)?.rule.name ?? rule.code;
  if (version === undefined) return say("rule-changes:standard.none", { name });
  const { book } = version;
  const told = toldFigures(version.rule);
  const set = told.filter(([, { value }]) => value !== null);
  const lines = set.map(([, { label, type, value }]) =>
    say("rule-changes:figure-now", {
      label,
      value: dressFigure(value === null ? null : formatValue(value, type), type),
    }),
  );
  // What is not published is said once, whatever the number of figures.
  const unset = told.length > set.length || told.length === 0 ? [say("rule-changes:standard.unset")] : [];
  return say("rule-changes:standard.shown", {
    name,
    version: version.rule.version,
    lines: [
      ...lines,
      ...unset,
      ...version.rule.clauses.map((code) =>
        say("rule-changes:clause", { text: book.clauses.get(code)?.text ?? "" }),
      ),
      ...laterVersions(rule, version).map((pair) => describeNext(...pair)),
    ],
  });
}

/** Approved versions to come, each with the one before it. */
function laterVersions(
  { versions }: CompiledRule,
  now: CompiledVersion,
): readonly (readonly [CompiledVersion, CompiledVersion])[] {
  const later = versions.slice(versions.indexOf(now) + 1);
  return later.map((version, at) => [later[at - 1] ?? now, version] as const);
}

function describeNext(before: CompiledVersion, after: CompiledVersion): Reply {
  const told = new Set(toldFigures(after.rule).map(([name]) => name));
  const changes = compareFigures(before.rule, after.rule).filter(({ name }) => told.has(name));
  return say("rule-changes:standard.next", {
    from: formatValue(after.rule.from ?? 0, { kind: "date" }) ?? "",
    lines: changes.map(({ after: to, before: was, label, type }) =>
      say("rule-changes:figure", { label, before: dressFigure(was, type), after: dressFigure(to, type) }),
    ),
  });
}
