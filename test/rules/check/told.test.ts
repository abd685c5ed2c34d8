import { describe, expect, it } from "vitest";
import {
  bookOf,
  bool,
  choice,
  count,
  date,
  figure,
  money,
  paying,
  problemsOf,
  text,
  type Raw,
} from "../sample.ts";

/** What a problem says besides its place: everything that people need to mend it. */
const told = (rule: Raw, more: Raw = {}): unknown => problemsOf(bookOf({ r: rule }, more));
const rule = (more: Raw = {}): Raw => paying("paid", { paid: money() }, more);
const of = (place: string, key: string, params: Raw = {}): unknown => [{ place, key, params }];
const versions = (...dates: readonly Raw[]): Raw =>
  rule({ versions: dates.map((each, at) => ({ version: at + 1, ...each })) });

describe("versions", () => {
  it("tell the dates of both that overlap, open ends left blank", () => {
    expect(told(versions({ to: "2027-07-02" }, { from: "2027-07-01" }))).toEqual(
      of("rules.r.versions[1].from", "overlapping-dates", {
        version: "2",
        other: "1",
        otherPlace: "rules.r.versions[0]",
        otherDates: "[, 2027-07-02)",
      }),
    );
    expect(told(versions({ from: "2026-01-01", to: "2027-01-01" }, { from: "2026-12-31" }))).toEqual([
      expect.objectContaining({
        params: expect.objectContaining({ otherDates: "[2026-01-01, 2027-01-01)" }) as unknown,
      }),
    ]);
    expect(told(versions({ from: "2026-01-01" }, { from: "2027-01-01", to: "2027-02-01" }))).toEqual([
      expect.objectContaining({
        params: expect.objectContaining({ otherDates: "[2026-01-01, )" }) as unknown,
      }),
    ]);
  });

  it("may touch, in whatever order they stand", () => {
    expect(told(versions({ to: "2027-01-01" }, { from: "2027-01-01" }))).toEqual([]);
    expect(told(versions({ from: "2027-01-01" }, { to: "2027-01-01" }))).toEqual([]);
  });

  it("that end on the day they begin, and of one number", () => {
    expect(told(versions({ from: "2027-07-01", to: "2027-07-01" }))).toEqual(
      of("rules.r.versions[0].to", "empty-dates", { from: "2027-07-01", to: "2027-07-01" }),
    );
    expect(told(versions({ to: "2027-07-01" }, { from: "2027-07-01", version: 1 }))).toEqual(
      of("rules.r.versions[1].version", "duplicate-name", { name: "1" }),
    );
  });

  it("need the date by which they are picked, and only where there is a choice", () => {
    const known = { name: "event-date", known: "paid" };
    for (const dates of [{ from: "2026-01-01" }, { to: "2026-01-01" }]) {
      expect(told(rule({ "dated-by": "event", ...dates }))).toEqual(
        of("rules.r.inputs.event-date", "unknown-reference", known),
      );
      expect(told(rule(dates))).toEqual([]);
    }
    expect(told(rule({ "dated-by": "event" }))).toEqual([]);
  });
});

describe("names", () => {
  it("in texts are those of the rule, the day asked about and the distance", () => {
    const said = (words: string): Raw => ({
      when: [{ test: { left: "paid", is: ">", right: { money: 1 } }, fail: text(words) }],
    });
    expect(told(rule(said("{{ paid }} {{distance}} {{application-date}}")))).toEqual([]);
    const known = "application-date, distance, paid";
    expect(told(rule(said("{{payed}}")))).toEqual([
      { place: "rules.r.when[0].fail.zh-CN", key: "unknown-name", params: { name: "payed", known } },
      { place: "rules.r.when[0].fail.en", key: "unknown-name", params: { name: "payed", known } },
    ]);
    const places = (more: Raw): unknown =>
      (told(rule(more)) as { place: string }[]).map(({ place }) => place);
    const pass = { when: [{ test: true, pass: text("{{x}}") }] };
    expect(places(pass)).toEqual(["rules.r.when[0].pass.zh-CN", "rules.r.when[0].pass.en"]);
    expect(places({ flags: [{ name: "f", test: true, to: "staff", text: text("{{x}}") }] })).toEqual([
      "rules.r.flags[0].text.zh-CN",
      "rules.r.flags[0].text.en",
    ]);
    expect(places({ notes: [text("{{x}}")] })).toEqual(["rules.r.notes[0].zh-CN", "rules.r.notes[0].en"]);
    const service = { name: text("s"), result: { kind: "service", text: text("{{x}}") } };
    expect((told(service) as { place: string }[]).map(({ place }) => place)).toEqual([
      "rules.r.result.text.zh-CN",
      "rules.r.result.text.en",
    ]);
  });

  it("that nothing uses are told by name; a text, a limit or a row of a table is a use", () => {
    expect(told(paying("paid", { paid: money(), idle: money() }))).toEqual(
      of("rules.r.inputs.idle", "unused", { name: "idle" }),
    );
    const used = paying("paid", { paid: money(), idle: money() }, { notes: [text("{{idle}}")] });
    expect(told(used)).toEqual([]);
    const limits = { l: { per: "person", in: "year", times: 1, each: ["idle"] } };
    expect(told(paying("paid", { paid: money(), idle: money() }, { limits }))).toEqual([]);
    const tables = (otherwise: unknown): Raw => ({
      tables: {
        t: {
          keys: { b: { type: "bool" } },
          value: { type: "money" },
          rows: [{ b: true, value: "sum" }],
          else: otherwise,
        },
      },
    });
    const looking = paying(
      { lookup: "t", keys: { b: "sure" } },
      { sure: bool() },
      { parameters: { sum: figure("money", 5) } },
    );
    expect(told(looking, tables({ money: 1 }))).toEqual([]);
    const both = { ...looking, parameters: { sum: figure("money", 5), rest: figure("money", 6) } };
    expect(told(both, tables("rest"))).toEqual([]);
  });

  it("told twice, and in a circle", () => {
    expect(told(rule({ parameters: { paid: figure("money", 1) } }))).toEqual(
      of("rules.r.parameters.paid", "duplicate-name", { name: "paid" }),
    );
    expect(told(rule({ derive: { paid: { label: text("d"), value: { money: 1 } } } }))).toEqual(
      of("rules.r.derive.paid", "duplicate-name", { name: "paid" }),
    );
    const derived = (value: unknown): Raw => ({ label: text("d"), value });
    const circle = {
      a: derived("b"),
      b: derived({ add: ["c", "paid"] }),
      c: derived({ add: ["b", "paid"] }),
    };
    expect(told(rule({ derive: circle }))).toEqual(
      of("rules.r.derive.b", "circular", { circle: "b → c → b" }),
    );
  });

  it("are known from bands too, in whatever order they are derived", () => {
    const bands = { bands: "paid", mode: "whole", edge: "lower", rows: [{ from: "edge", sum: "sum" }] };
    const parameters = { edge: figure("money", 1), sum: figure("money", 2) };
    expect(
      told(
        paying(
          "all",
          { paid: money() },
          {
            parameters,
            derive: {
              all: { label: text("a"), value: { add: ["one", "paid"] } },
              one: { label: text("o"), value: bands },
            },
          },
        ),
      ),
    ).toEqual([]);
  });
});

describe("what a rule refers to", () => {
  it.each<[string, Raw, string, Raw]>([
    ["a clause", { clauses: ["c"] }, "rules.r.clauses[0]", { name: "c", known: "" }],
    [
      "the clause of a condition",
      { when: [{ test: true, clause: "c" }] },
      "rules.r.when[0].clause",
      { name: "c", known: "" },
    ],
    ["a channel", { channels: ["c"] }, "rules.r.channels[0]", { name: "c", known: "" }],
    ["who approves", { approval: [{ by: ["a"] }] }, "rules.r.approval[0].by", { name: "a", known: "" }],
    [
      "what a part of a sum sets",
      { inputs: { paid: money({ parts: { of: ["paid"], sets: { x: 0 } } }) } },
      "rules.r.inputs.paid.parts.sets",
      { name: "x", known: "paid" },
    ],
    [
      "the limit of a usage",
      { cases: [{ name: "c", facts: {}, usage: { l: { times: 1 } }, expect: { answer: "ask" } }] },
      "rules.r.cases[0].usage.l",
      { name: "l", known: "" },
    ],
  ])("%s", (_, more, place, params) => {
    expect(told(rule(more))).toEqual(of(place, "unknown-reference", params));
  });

  it("facts of cases are inputs", () => {
    const cases = [{ name: "c", facts: { payed: 1 }, expect: { answer: "yes" } }];
    expect(told(rule({ cases }))).toEqual(
      of("rules.r.cases[0].facts.payed", "unknown-name", { name: "payed", known: "paid" }),
    );
  });

  it("cases say what was wanted and what was found", () => {
    const cases = [{ name: "five", facts: { paid: 5 }, expect: { answer: "yes", amount: 6 } }];
    expect(told(rule({ cases }))).toEqual(
      of("rules.r.cases[0].expect.amount", "failing-case", {
        name: "five",
        wanted: "amount 6",
        found: "5.00",
      }),
    );
  });

  it.each<[string, Raw, string, string, string]>([
    [
      "a flag is a truth",
      { flags: [{ name: "f", test: "paid", to: "staff", text: text("f") }] },
      "rules.r.flags[0].test",
      "money",
      "bool",
    ],
    [
      "a number of times is a count",
      { limits: { l: { per: "person", in: "year", times: "paid" } } },
      "rules.r.limits.l.times",
      "money",
      "count",
    ],
    [
      "a cap is money",
      { limits: { l: { per: "person", in: "year", cap: { count: 1 } } } },
      "rules.r.limits.l.cap",
      "count",
      "money",
    ],
  ])("%s", (_, more, place, found, wanted) => {
    expect(told(rule(more))).toEqual(of(place, "type-mismatch", { found, wanted }));
  });

  it.each<[Raw, string, string, string]>([
    [
      { kind: "amount", amount: "paid", period: "monthly", times: "paid" },
      "rules.r.result.times",
      "money",
      "count",
    ],
    [{ kind: "amount", amount: "paid", floor: { count: 1 } }, "rules.r.result.floor", "count", "money"],
    [{ kind: "range", min: { count: 1 }, max: "paid" }, "rules.r.result.min", "count", "money"],
    [{ kind: "range", min: "paid", max: { percent: 1 } }, "rules.r.result.max", "percent", "money"],
    [
      { kind: "not-configured", text: text("{{paid}}"), hint: { count: 1 } },
      "rules.r.result.hint",
      "count",
      "money",
    ],
  ])("%j", (result, place, found, wanted) => {
    const notes = [text("{{paid}}")];
    expect(told({ name: text("r"), inputs: { paid: money() }, notes, result })).toEqual(
      of(place, "type-mismatch", { found, wanted }),
    );
  });
});

describe("a book", () => {
  it("names its documents, titles and groups", () => {
    const clauses = { c: { document: "d", text: "…" } };
    expect(told(rule(), { clauses })).toEqual(
      of("clauses.c.document", "unknown-reference", { name: "d", known: "" }),
    );
    const title = {
      code: "t",
      names: { "zh-CN": ["一"], en: ["one"] },
      level: "national",
      to: "person",
      tier: null,
    };
    expect(
      told(rule(), { titles: [title, { ...title, names: { "zh-CN": ["二"], en: ["two"] } }] }),
    ).toContainEqual({ place: "titles[1].code", key: "duplicate-name", params: { name: "t" } });
    expect(told(rule(), { titles: [{ ...title, clause: "c" }] })).toEqual(
      of("titles[0].clause", "unknown-reference", { name: "c", known: "" }),
    );
    expect(told(rule(), { titles: [title] })).toEqual([]);
    const group = { name: text("g"), stacking: "all", rules: ["r", "s"] };
    expect(told(rule(), { groups: { g: group } })).toEqual(
      of("groups.g.rules[1]", "unknown-reference", { name: "s", known: "r" }),
    );
    const service = { name: text("s"), result: { kind: "service", text: text("s") } };
    expect(problemsOf(bookOf({ r: rule(), s: service }, { groups: { g: group } }))).toEqual(
      of("groups.g.rules[1]", "type-mismatch", { found: "service", wanted: "amount" }),
    );
  });

  it("limits a group by what its rules ask for", () => {
    const group = (ceiling: unknown): Raw => ({
      groups: { g: { name: text("g"), stacking: "all", rules: ["r"], ceiling } },
    });
    for (const ceiling of [500, "500.50", { money: 5 }, "paid", { max: ["paid", { money: 1 }] }])
      expect(told(rule(), group(ceiling))).toEqual([]);
    expect(told(rule(), group("payed"))).toEqual(
      of("groups.g.ceiling", "unknown-name", { name: "payed", known: "application-date, paid" }),
    );
    expect(told(rule(), group("application-date"))).toEqual(
      of("groups.g.ceiling", "type-mismatch", { found: "date", wanted: "money" }),
    );
    expect(told(rule(), group({ percent: 5 }))).toEqual(
      of("groups.g.ceiling", "type-mismatch", { found: "percent", wanted: "money" }),
    );
  });

  it("publishes one figure a place and day, under a name that no rule has", () => {
    const series = (...values: readonly Raw[]): Raw => ({
      references: {
        p: { type: "money", label: text("p"), values: values.map((each) => ({ value: 1, ...each })) },
      },
    });
    const looking = rule({ notes: [] });
    const clash = (at: number, other: number): unknown =>
      of(`references.p.values[${at}].from`, "overlapping-rows", { other: `references.p.values[${other}]` });
    expect(told(looking, series({ to: "2026-01-01" }, { from: "2026-01-01" }))).toEqual([]);
    expect(told(looking, series({ to: "2026-01-02" }, { from: "2026-01-01" }))).toEqual(clash(1, 0));
    expect(told(looking, series({ place: "a" }, { place: "b" }, { place: "a", from: "2026-01-01" }))).toEqual(
      clash(2, 0),
    );
    expect(told(looking, series({ place: "a" }, {}))).toEqual(clash(1, 0));
    expect(told(looking, series({}, { place: "a" }))).toEqual(clash(1, 0));
    expect(
      told(looking, { references: { r: { type: "money", label: text("p"), values: [{ value: 1 }] } } }),
    ).toEqual(of("references.r", "duplicate-name", { name: "r" }));
  });
});

describe("a table", () => {
  const table = (key: Raw, rows: readonly unknown[], more: Raw = {}): unknown => {
    const input = { money: money(), count: count(), bool: bool(), date: date(), choice: choice(["a", "b"]) }[
      String(key["type"])
    ];
    const keyed = rows.map((each) => ({ ...(each === null ? {} : { k: each }), value: { money: 1 } }));
    return told(paying({ lookup: "t", keys: { k: "in" } }, { in: input }), {
      tables: { t: { keys: { k: key }, value: { type: "money" }, rows: keyed, ...more } },
    });
  };
  const gap = (missing: string): unknown => of("tables.t.rows", "uncovered", { missing });
  const twice = (row: number, other: number): unknown =>
    of(`tables.t.rows[${row}]`, "overlapping-rows", { other: `tables.t.rows[${other}]` });

  it("of truths has a row for both", () => {
    expect(table({ type: "bool" }, [true, false])).toEqual([]);
    expect(table({ type: "bool" }, [true])).toEqual(gap("k false"));
    expect(table({ type: "bool" }, [false])).toEqual(gap("k true"));
    expect(table({ type: "bool" }, [true, null])).toEqual(twice(1, 0));
  });

  it("of codes has a row for each", () => {
    const key = { type: "choice", options: { a: text("a"), b: text("b") } };
    expect(table(key, ["a", "b"])).toEqual([]);
    expect(table(key, [["a", "b"]])).toEqual([]);
    expect(table(key, ["a"])).toEqual(gap("k b"));
    expect(table(key, ["b"], { else: { money: 2 } })).toEqual([]);
  });

  it("of money and counts begins at nothing, and goes on for ever", () => {
    for (const type of ["money", "count"]) {
      expect(table({ type }, [{ to: 5 }, { from: 5 }])).toEqual([]);
      expect(table({ type }, [{ from: 0, to: 5 }, { from: 5 }])).toEqual([]);
      expect(table({ type }, [{ from: 1, to: 5 }, { from: 5 }])).toEqual(gap("k 0"));
      expect(table({ type }, [{ to: 5 }, { from: 6 }])).toEqual(gap("k 5"));
      expect(table({ type }, [{ to: 5 }, { from: 4 }])).toEqual(twice(1, 0));
      expect(table({ type }, [{ to: 5 }])).toEqual(gap("k 5"));
    }
  });

  it("with the upper edge inside goes to for ever, and has nothing at nothing unless a row is open below", () => {
    const edge = { edge: "upper" };
    expect(table({ type: "money" }, [{ to: 5 }, { from: 5 }], edge)).toEqual([]);
    expect(table({ type: "money" }, [{ from: 0, to: 5 }, { from: 5 }], edge)).toEqual(gap("k 0"));
    expect(table({ type: "money" }, [{ to: 5 }], edge)).toEqual(gap("k ∞"));
    expect(table({ type: "money" }, [{ to: 5 }, { from: 6 }], edge)).toEqual(gap("k 6"));
  });

  it("of days has no first one", () => {
    expect(table({ type: "date" }, [{ to: "2026-01-01" }, { from: "2026-01-01" }])).toEqual([]);
    expect(table({ type: "date" }, [{ from: "2026-01-01" }])).toEqual(gap("k ∞"));
    expect(table({ type: "date" }, [{ to: "2026-01-01" }, { from: "2026-01-02" }])).toEqual(
      gap("k 2026-01-01"),
    );
  });

  it("that nobody could keep is refused", () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => ({ from: at, to: at + 1 }));
    expect(table({ type: "count" }, rows)).toEqual(of("tables.t.rows", "wrong-shape", { wanted: "< 20000" }));
  });
});

describe("bands and divisors", () => {
  const bands = (...edges: readonly unknown[]): Raw => ({
    bands: "paid",
    mode: "whole",
    edge: "lower",
    rows: edges.map((from) => ({ from, sum: { money: 1 } })),
  });

  it("ascend, as far as they are set", () => {
    const unset = { parameters: { edge: figure("money", null) } };
    expect(told(paying(bands({ money: 1 }, { money: 2 }), { paid: money() }))).toEqual([]);
    for (const second of [1, 0])
      expect(told(paying(bands({ money: 1 }, { money: second }), { paid: money() }))).toEqual(
        of("rules.r.result.amount.rows[1].from", "disordered"),
      );
    expect(told(paying(bands({ money: 1 }, "edge", { money: 2 }), { paid: money() }, unset))).toEqual([]);
    expect(told(paying(bands("edge", { money: 2 }), { paid: money() }, unset))).toEqual([]);
  });

  it("may not be 0, by way of what they are derived from either", () => {
    const people = (min: number): Raw => ({ people: count({ min }), paid: money() });
    const derive = {
      one: { label: text("o"), value: { subtract: ["people", { count: 1 }] } },
      two: { label: text("t"), value: { add: ["one", { count: 1 }] } },
    };
    expect(told(paying({ divide: ["paid", "two"] }, people(1), { derive }))).toEqual([]);
    expect(
      told(paying({ divide: ["paid", "one"] }, people(1), { derive, notes: [text("{{two}}")] })),
    ).toEqual(of("rules.r.result.amount.divide[1]", "zero-divisor"));
  });
});

describe("what follows from a mistake", () => {
  it("is no mistake of its own", () => {
    expect(told(paying({ add: ["paid", 5] }, { paid: money(), idle: money() }))).toEqual([
      expect.objectContaining({ place: "rules.r.result.amount.add[1]", key: "bad-value" }),
    ]);
    expect(
      told(
        paying(
          { multiply: ["payed", "rate"] },
          { paid: money() },
          { parameters: { rate: figure("percent", "5%") } },
        ),
      ),
    ).toEqual([expect.objectContaining({ place: "rules.r.result.amount.multiply[0]", key: "unknown-name" })]);
  });

  it("but another one is, and so is one of another rule", () => {
    const two = {
      r: paying({ add: ["paid", 5] }, { paid: money() }),
      s: paying("paid", { paid: money(), idle: money() }),
      t: paying({ add: ["paid", "days"] }, { paid: money(), days: count() }),
    };
    expect(problemsOf(bookOf(two)).map(({ key, place }) => `${place} ${key}`)).toEqual([
      "rules.r.result.amount.add[1] bad-value",
      "rules.s.inputs.idle unused",
      "rules.t.result.amount.add[1] type-mismatch",
    ]);
    const both = paying(
      { add: ["paid", 5, "days"] },
      { paid: money(), days: count() },
      { when: [{ test: { left: "payed", is: ">", right: { money: 1 } } }] },
    );
    expect(
      (told(both) as { key: string; place: string }[]).map(({ key, place }) => `${place} ${key}`),
    ).toEqual([
      "rules.r.result.amount.add[1] bad-value",
      "rules.r.when[0].test.left unknown-name",
      "rules.r.result.amount.add[2] type-mismatch",
    ]);
  });
});
