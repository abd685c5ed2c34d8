import { type Reply, say } from "../../../conversation/reply.ts";
import { yearOf } from "../../../domain/local-date.ts";
import { LOCALES } from "../../../domain/locale.ts";
import type { LocalText } from "../../../conversation/reply.ts";
import { type Problem, versionNear } from "../../../rules/index.ts";
import type { Verb, VerbContext, VerbResult } from "../../feature.ts";
import type { World } from "../../world.ts";
import { closeVersion } from "../store/decide-version.ts";
import { keepVersion, nextReceipt } from "../store/keep-version.ts";
import { readChangeSlots } from "./change-form.ts";
import { describeChange } from "./describe-change.ts";
import { type Prepared, prepareChange, type Unprepared, type Wanted } from "./prepare-change.ts";

/** The card: what the change would be and do. */
export const previewRuleChange: Verb = async (context, slots) => {
  const wanted = wantedOf(readChangeSlots(slots));
  const prepared = await prepareChange(context, wanted);
  if (!prepared.ok) return refuseChange(context, wanted, prepared);
  const { replaces } = prepared.value;
  return {
    replies: [
      say("rule-changes:card", {
        lines: [
          describeChange(changeOf(prepared.value)),
          ...(replaces === undefined
            ? []
            : [say("rule-changes:replaces", { receipt: replaces.receipt ?? "" })]),
        ],
      }),
    ],
  };
};

/** 确认: kept as a draft, which nobody is told as the standard in force; the directors are asked. */
export const proposeRuleChange: Verb = async (context, slots) => {
  const { actor, now, today, tx } = context;
  const wanted = wantedOf(readChangeSlots(slots));
  const prepared = await prepareChange(context, wanted);
  if (!prepared.ok) return refuseChange(context, wanted, prepared);
  const { amended, replaces } = prepared.value;
  const by = actor.bindingId ?? "";
  if (replaces !== undefined)
    await closeVersion(tx, replaces, { status: "withdrawn", by, at: now, reasonSealed: null });
  const receipt = await nextReceipt(tx, yearOf(today));
  const cases = { run: amended.next.cases.length, green: amended.next.cases.length };
  const keeping = { origin: "chat", by, at: now, cases, approvedBy: null, receipt } as const;
  const id = await keepVersion(tx, amended.next, keeping);
  const change = describeChange(changeOf(prepared.value));
  return {
    replies: [say("rule-changes:proposed", { receipt })],
    notices: [
      {
        to: { kind: "director" },
        reply: say("rule-changes:to-approve", { receipt, name: actor.name ?? "", change }),
        once: `rule-proposed:${id}`,
      },
    ],
    audit: [
      {
        action: "propose-rule-change",
        subject: `rule:${wanted.rule}`,
        details: { receipt, version: amended.next.version, from: wanted.from, figures: wanted.figures },
      },
    ],
  };
};

const wantedOf = ({ figures, from, rule }: ReturnType<typeof readChangeSlots>): Wanted => ({
  rule: rule ?? "",
  figures,
  from: from ?? "",
});

const changeOf = ({ amended, answered, figures, replay }: Prepared) => ({
  from: amended.next.from,
  compiled: amended.compiled,
  figures,
  rebuilt: false,
  cases: amended.next.cases.length,
  changes: amended.changes,
  replay,
  answered,
});

/** Why it cannot be, and what is asked again. */
function refuseChange({ world }: VerbContext, wanted: Wanted, refused: Unprepared): VerbResult {
  const rule = world.rules.rules.get(wanted.rule);
  const name = (rule && versionNear(rule, wanted.from)?.rule.name) ?? wanted.rule;
  const ask = (slot: string, reply: Reply): VerbResult => ({
    replies: [reply],
    dialogue: { next: "ask", slot, without: [] },
  });
  switch (refused.kind) {
    case "not-in-force":
      return ask("from", say("rule-changes:not-in-force", { name, from: wanted.from }));
    case "taken":
      return ask("from", say("rule-changes:taken", { name, from: wanted.from, version: refused.version }));
    case "same":
      return ask("figures", say("rule-changes:same", { name }));
    case "problems":
      return ask(
        "figures",
        say("rule-changes:refused", { lines: describeProblems(world, refused.problems) }),
      );
  }
}

/** Each problem with its place, in the reader's language. */
export function describeProblems(world: World, problems: readonly Problem[]): Reply[] {
  return problems.slice(0, 10).map(({ key, params, place }) => {
    const reason = Object.fromEntries(
      LOCALES.map((locale) => [locale, world.words(locale, `problem.${key}`, params)]),
    ) as LocalText;
    return say("rule-changes:problem", { place, reason });
  });
}
