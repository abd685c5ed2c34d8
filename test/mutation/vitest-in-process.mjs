import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from "@vitest/expect";
import * as chai from "chai";

/**
 * As much of vitest as pure tests use, without its worker: describe, it, both with `each`, and its own `expect`. Tests that
 * need hooks, fakes or snapshots are not for this.
 */
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);

/** Every test collected so far, and where the collector stands: the file, then the suites around it. */
export const collected = { tests: [], path: [] };

export const it = each((name, run) => {
  const [file, ...path] = collected.path;
  const full = [...path, name].join(" ");
  const again = collected.tests.filter((test) => test.file === file && test.plain === full).length;
  collected.tests.push({ file, name: again === 0 ? full : `${full} (${again + 1})`, plain: full, run });
});

export const describe = each((name, collect) => {
  collected.path.push(name);
  collect();
  collected.path.pop();
});

/** `each(rows)(name, body)`: a row that is a list is spread. */
function each(declare) {
  const rows = (table) => (name, body) => {
    for (const row of table) declare(name, () => (Array.isArray(row) ? body(...row) : body(row)));
  };
  return Object.assign((name, body) => declare(name, body), { each: rows });
}
