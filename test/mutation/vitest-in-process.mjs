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
 * As much of vitest as these tests use, without its worker: describe and it, both with `each`, hooks, its own `expect`, and
 * of `vi` the two timers and `waitFor`. Tests that need other fakes or snapshots are not for this.
 */
for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true });
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);

/** Every test collected so far, and where the collector stands: the file, then the suites around it. */
export const collected = { tests: [], path: [] };

/** What the suites around the collector want done: once before their first test, and around each. */
const suites = [newSuite()];

function newSuite() {
  return { before: [], beforeEach: [], afterEach: [], begun: undefined };
}

export const it = each((name, run) => {
  const [file, ...path] = collected.path;
  const full = [...path, name].join(" ");
  const again = collected.tests.filter((test) => test.file === file && test.plain === full).length;
  const around = [...suites];
  collected.tests.push({
    file,
    name: again === 0 ? full : `${full} (${again + 1})`,
    plain: full,
    run: () => runWithin(around, run),
  });
});
export const test = it;

/** What a suite begins stays for all mutants: databases are opened once, and never closed before the process ends. */
async function runWithin(around, run) {
  for (const suite of around) await (suite.begun ??= inTurn(suite.before));
  for (const suite of around) await inTurn(suite.beforeEach);
  try {
    await run();
  } finally {
    for (const suite of around.toReversed()) await inTurn(suite.afterEach);
  }
}

async function inTurn(hooks) {
  for (const hook of hooks) await hook();
}

export const describe = each((name, collect) => {
  collected.path.push(name);
  suites.push(newSuite());
  collect();
  suites.pop();
  collected.path.pop();
});

export const beforeAll = (hook) => void suites.at(-1).before.push(hook);
export const beforeEach = (hook) => void suites.at(-1).beforeEach.push(hook);
export const afterEach = (hook) => void suites.at(-1).afterEach.push(hook);
export const afterAll = () => {};

const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
const faked = { now: 0, due: new Map() };

export const vi = {
  useFakeTimers() {
    faked.now = 0;
    faked.due.clear();
    globalThis.setTimeout = (call, ms = 0, ...given) => {
      const timer = { unref: () => timer, ref: () => timer, hasRef: () => true };
      faked.due.set(timer, { at: faked.now + ms, call: () => call(...given) });
      return timer;
    };
    globalThis.clearTimeout = (timer) => (faked.due.delete(timer) ? undefined : real.clearTimeout(timer));
  },
  useRealTimers: () => void Object.assign(globalThis, real),
  advanceTimersByTime(ms) {
    faked.now += ms;
    for (const [timer, { at, call }] of faked.due) if (at <= faked.now && faked.due.delete(timer)) call();
  },
  async advanceTimersByTimeAsync(ms) {
    vi.advanceTimersByTime(ms);
    await new Promise((resolve) => setImmediate(resolve));
  },
  async waitFor(holds, patienceMs = 1_000) {
    for (const begun = Date.now(); ; await new Promise((resolve) => real.setTimeout(resolve, 5)))
      try {
        return await holds();
      } catch (error) {
        if (Date.now() - begun > patienceMs) throw error;
      }
  },
};

/** Nothing was prepared: each database is made where it is asked for. */
export const inject = () => undefined;

/** `each(rows)(name, body)`: a row that is a list is spread. */
function each(declare) {
  const rows = (table) => (name, body) => {
    for (const row of table) declare(name, () => (Array.isArray(row) ? body(...row) : body(row)));
  };
  return Object.assign((name, body) => declare(name, body), { each: rows });
}
