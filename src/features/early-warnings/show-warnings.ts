import { say } from "../../conversation/reply.ts";
import type { Verb } from "../feature.ts";
import type { AgeLaws } from "./ages/age-laws.ts";
import { describeWarnings } from "./describe-warnings.ts";
import { findWarnings } from "./find-warnings.ts";
import { readPolicy } from "./policy.ts";

/** 「预警」: what there is to ask about now; an officer's own unit, or for staff the one named or the whole district. */
export const showWarnings =
  (laws: AgeLaws): Verb =>
  async ({ tx, world, actor, frame, today }) => {
    const unionId = actor.role === "officer" ? actor.unionId : (frame.slots.toUnion?.ids[0] ?? null);
    const law = laws.on(today);
    const { monthsAhead } = await readPolicy(tx);
    const { warnings, unknown } = await findWarnings(tx, unionId, today, { law, monthsAhead });
    const lines = [
      ...describeWarnings(world.directory, warnings, law),
      ...(unknown === 0 ? [] : [say("warnings:unknown", { count: unknown })]),
    ];
    const union = world.directory.unions.get(unionId ?? "")?.name;
    return {
      replies: [
        lines.length === 0
          ? say("warnings:none")
          : say("warnings:list", { union: union ?? say("warnings:district"), lines }),
      ],
      audit: [{ action: "show-warnings", subject: `union:${unionId ?? ""}` }],
    };
  };
