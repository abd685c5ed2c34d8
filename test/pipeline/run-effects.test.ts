import { describe, expect, test } from "vitest";

import { EMPTY_STATE } from "../../src/conversation/state.ts";
import type { Role } from "../../src/domain/role.ts";
import { type Action, PERMISSIONS, scopeFor } from "../../src/features/permissions.ts";
import type { House } from "../../src/pipeline/house.ts";
import { runEffects } from "../../src/pipeline/turn/run-effects.ts";

type Context = Parameters<typeof runEffects>[1];
type Turn = Parameters<typeof runEffects>[2];

const ROLES: readonly Role[] = ["guest", "model-worker", "officer", "staff", "director"];
const cells = Object.keys(PERMISSIONS).flatMap((action) =>
  ROLES.map((role) => [role, action as Action] as const),
);

/** Runs one verb of this action for this role, and says whether it ran. */
async function attempt(role: Role, action: Action): Promise<{ ran: boolean; key: string | undefined }> {
  let ran = false;
  const run = async () => {
    ran = true;
    return { replies: [] };
  };
  const house = { verbs: new Map([["verb", { action, run }]]) } as unknown as House;
  const context = { actor: { role } } as unknown as Context;
  const effects = [{ kind: "run" as const, verb: "verb", slots: {}, frame: {} as never }];
  const result = await runEffects(house, context, {} as Turn, { state: EMPTY_STATE, effects });
  return { ran, key: result.replies[0]?.key };
}

describe("a verb that is reached all the same", () => {
  test.each(cells)("%s, %s: runs only where the table allows it", async (role, action) => {
    const allowed = scopeFor(role, action) !== null;
    expect(await attempt(role, action)).toEqual({
      ran: allowed,
      key: allowed ? undefined : "dialogue:not-allowed",
    });
  });

  test("an effect of a verb that no feature has is a bug, and no silence", async () => {
    const house = { verbs: new Map() } as unknown as House;
    const effects = [{ kind: "run" as const, verb: "gone", slots: {}, frame: {} as never }];
    await expect(
      runEffects(house, { actor: { role: "staff" } } as unknown as Context, {} as Turn, {
        state: EMPTY_STATE,
        effects,
      }),
    ).rejects.toThrow("no feature has the verb gone");
  });
});
