import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { allowedInGroup, PERMISSIONS, scopeFor } from "../../src/features/permissions.ts";
import type { Role } from "../../src/domain/role.ts";

const ASKED: readonly Role[] = ["guest", "model-worker", "officer", "staff", "director"];
const SCOPE_WORDS: Readonly<Record<string, string | null>> = {
  "-": null,
  public: "public",
  self: "self",
  own: "own-union",
  all: "district",
};

const table = parse(
  // A lone dash is YAML's list mark.
  readFileSync(new URL("permissions.yaml", import.meta.url), "utf8").replaceAll(/([[,] *)-(?= *,)/g, '$1"-"'),
) as Record<string, string[]>;

describe("the permission table", () => {
  test("has exactly the actions of the table kept by hand", () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  const cells = Object.entries(table).flatMap(([action, row]) =>
    ASKED.map((role, index) => [role, action, SCOPE_WORDS[row[index] ?? ""]] as const),
  );
  test.each(cells)("%s may %s: %s", (role, action, scope) => {
    expect(scope).not.toBeUndefined();
    expect(scopeFor(role, action)).toBe(scope);
  });

  test.each(Object.entries(table))("%s before a group", (action, row) => {
    expect(["yes", "no"]).toContain(row[5]);
    expect(allowedInGroup(action)).toBe(row[5] === "yes");
  });

  test("what is not in it is refused, whatever it is called, to everybody", () => {
    for (const name of ["", "toString", "constructor", "__proto__", "help ", "HELP", "drop-tables"])
      for (const role of [...ASKED, "system", "administrator"] as Role[]) {
        expect(scopeFor(role, name)).toBeNull();
        expect(allowedInGroup(name)).toBe(false);
      }
  });

  test("the system, which no message speaks for, is nobody in it", () => {
    for (const action of Object.keys(PERMISSIONS)) expect(scopeFor("system", action)).toBeNull();
  });
});
