import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { readRawBook } from "../../../src/adapters/rulebook/load-rule-book.ts";
import { readShippedRules } from "../../../src/adapters/rulebook/read-shipped-rules.ts";
import { queryRows, type Tx } from "../../../src/features/database.ts";
import { importBook, RuleShelf } from "../../../src/features/rule-changes/index.ts";
import {
  approveVersion,
  closeVersion,
  lockVersion,
} from "../../../src/features/rule-changes/store/decide-version.ts";
import { readVersions, versionOn } from "../../../src/features/rule-changes/store/read-versions.ts";
import {
  compileBook,
  parseRuleBook,
  splitBook,
  type Library,
  evaluate,
  runAllCases,
  type CompiledRule,
  type Facts,
} from "../../../src/rules/index.ts";
import { DATABASES } from "../../databases.ts";
import { count, draft, load, NOW, refusalOf, TODAY } from "../../support/stage-rules.ts";

const shipped = readShippedRules();
const ILL = { tier: "national", "major-illness": true, copay: "100000", "self-funded": "0" };

const approve = ({ db }: OpenDatabase, id: string, by = "director"): ReturnType<typeof approveVersion> =>
  db.transaction((tx) => approveVersion(tx as Tx, id, { by, at: NOW }));

async function shelfOf({ db }: OpenDatabase): Promise<RuleShelf> {
  const shelf = new RuleShelf(shipped.book);
  await shelf.refresh(db);
  return shelf;
}

const ask = (shelf: RuleShelf, code: string, facts: Facts, on: string): unknown =>
  evaluate(shelf.current.rules.get(code) as CompiledRule, facts, { on });

describe.each(DATABASES)("rules on $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("hold as shipped on an empty database, loaded once however often and by however many", async () => {
    const loads = await Promise.all([load(database), load(database)]);
    expect(loads.map(({ approved }) => approved).toSorted()).toEqual([0, shipped.versions.length]);
    expect(await load(database)).toEqual({ approved: 0, proposed: [], reworded: [] });
    expect(await count(database, sql`status = 'approved' and approved_by = 'installation'`)).toBe(
      shipped.versions.length,
    );
  });

  it("answer from the database exactly as from the file", async () => {
    const shelf = await shelfOf(database);
    const fromFile = compileBook(shipped.book);
    expect([...shelf.current.rules.keys()].toSorted()).toEqual([...fromFile.rules.keys()].toSorted());
    for (const { case: each, rule } of runAllCases(shipped.book)) {
      const on = each.on ?? "2026-01-01";
      const file = fromFile.rules.get(rule);
      if (file === undefined) continue;
      const facts = each.facts as Facts;
      expect(ask(shelf, rule, facts, on)).toEqual(evaluate(file, facts, { on }));
    }
  });

  it("stand on their clauses: document → clause → version", async () => {
    const [row] = await queryRows<{ title: string; wording: string; rules: string[] }>(
      database.db,
      sql`select d.title, c.wording, json_agg(distinct v.rule_code) as rules from rule_documents d
        join rule_clauses c on c.document_code = d.code join rule_version_clauses r on r.clause_code = c.code
        join rule_versions v on v.id = r.version_id where c.code = 'own-illness' group by 1, 2`,
    );
    expect(row?.rules).toEqual(["own-illness"]);
    expect(row?.wording).toContain("按25%给予一次性救助");
  });

  it("change from their day on, once another has approved, and not before", async () => {
    const shelf = await shelfOf(database);
    const id = await draft(database, "own-illness", "2027-07-01", { rate: "30%", ceiling: "30000" });
    await shelf.refresh(database.db);
    const after = { ...ILL, "event-date": "2027-07-01" };
    expect(ask(shelf, "own-illness", after, "2027-08-01")).toMatchObject({ version: 1, amount: "25000.00" });
    expect(await approve(database, id, "staff")).toMatchObject({ ok: false, kind: "own" });
    expect(await approve(database, id)).toMatchObject({ ok: true });
    expect(await approve(database, id)).toMatchObject({ ok: false, kind: "not-open" });
    await shelf.refresh(database.db);
    expect(ask(shelf, "own-illness", after, "2027-08-01")).toMatchObject({ version: 2, amount: "30000.00" });
    const before = { ...ILL, "event-date": "2027-06-30" };
    expect(ask(shelf, "own-illness", before, "2027-08-01")).toMatchObject({ version: 1, amount: "25000.00" });
  });

  it("let a version in between, and none on a day that another begins", async () => {
    const between = await draft(database, "own-illness", "2027-03-01", { rate: "28%" });
    expect(await approve(database, between)).toMatchObject({ ok: true, row: { to: "2027-07-01" } });
    const same = await draft(database, "own-illness", "2027-07-01", { rate: "31%" });
    expect(await approve(database, same)).toMatchObject({ ok: false, kind: "taken", version: 2 });
    const rows = await readVersions(database.db, sql`v.rule_code = 'own-illness' and v.status = 'approved'`);
    expect(rows.map(({ from, to, version }) => [version, from, to])).toEqual([
      [1, null, "2027-03-01"],
      [2, "2027-07-01", null],
      [3, "2027-03-01", "2027-07-01"],
    ]);
  });

  it("go on as before when a version is withdrawn before its day", async () => {
    const [row] = await readVersions(database.db, sql`v.rule_code = 'own-illness' and v.version = 3`);
    await database.db.transaction(async (tx) => {
      const locked = await lockVersion(tx as Tx, row?.id ?? "");
      if (locked !== undefined)
        await closeVersion(tx as Tx, locked, {
          status: "withdrawn",
          by: "director",
          at: NOW,
          reasonSealed: null,
        });
    });
    const shelf = await shelfOf(database);
    const facts = { ...ILL, copay: "20000", "event-date": "2027-04-01" };
    expect(ask(shelf, "own-illness", facts, "2027-08-01")).toMatchObject({ version: 1, amount: "5000.00" });
  });

  it.each<[string, ReturnType<typeof sql>, RegExp]>([
    [
      "two approved on one day",
      sql`update rule_versions set valid_to = null where rule_code = 'own-illness' and version = 1`,
      /frozen|no_overlap/,
    ],
    [
      "another figure",
      sql`update rule_versions set parameters = '{}' where rule_code = 'own-illness' and version = 1`,
      /frozen/,
    ],
    ["another structure", sql`update rule_versions set body = '{}' where status = 'approved'`, /frozen/],
    [
      "another first day",
      sql`update rule_versions set valid_from = '2020-01-01' where rule_code = 'own-illness' and version = 2`,
      /frozen/,
    ],
    [
      "an end that begins nothing",
      sql`update rule_versions set valid_to = '2040-01-01' where rule_code = 'own-illness' and version = 2`,
      /frozen/,
    ],
    [
      "back to a draft",
      sql`update rule_versions set status = 'proposed' where rule_code = 'own-illness' and version = 1`,
      /frozen/,
    ],
    [
      "withdrawn, and approved all the same",
      sql`update rule_versions set status = 'approved', closed_by = null, closed_at = null where rule_code = 'own-illness' and version = 3`,
      /frozen/,
    ],
    [
      "the figures of a draft",
      sql`update rule_versions set parameters = '{}' where status = 'proposed'`,
      /frozen/,
    ],
    [
      "a version deleted",
      sql`delete from rule_versions where rule_code = 'own-illness' and version = 1`,
      /frozen/,
    ],
    ["all of them", sql`truncate rule_versions cascade`, /append-only/],
    [
      "a clause reworded",
      sql`update rule_clauses set wording = '' where code = 'own-illness'`,
      /append-only/,
    ],
    [
      "the proposer as approver",
      sql`update rule_versions set status = 'approved', approved_by = proposed_by, approved_at = now() where status = 'proposed'`,
      /four_eyes/,
    ],
    [
      "approved, and by nobody",
      sql`update rule_versions set status = 'approved' where status = 'proposed'`,
      /approval_whole/,
    ],
    [
      "approved with a red case",
      sql`update rule_versions set status = 'approved', approved_by = 'd', approved_at = now(), cases_green = cases_green - 1 where status = 'proposed'`,
      /cases_green/,
    ],
    [
      "approved without a case",
      sql`update rule_versions set status = 'approved', approved_by = 'd', approved_at = now(), cases_green = 0, cases_run = 0 where status = 'proposed'`,
      /cases_green/,
    ],
    [
      "a decision under a version that there is not",
      sql`insert into decisions (id, rule_code, rule_version, subject, subject_id, person_id, on_date, facts_sealed, usage, answer, trace_sealed, decided_by, decided_at) values (gen_random_uuid(), 'own-illness', 99, 'application', gen_random_uuid(), gen_random_uuid(), '2026-01-01', '', '{}', 'no', '', gen_random_uuid(), now())`,
      /decisions_version/,
    ],
  ])("the database refuses %s", async (_, statement, reason) => {
    expect(await refusalOf(database, statement)).toMatch(reason);
  });

  it("two approved versions of one day do not fit, whoever writes them", async () => {
    const twin = sql`insert into rule_versions (id, rule_code, version, body, parameters, cases, valid_from, status,
        origin, cases_run, cases_green, proposed_by, proposed_at, approved_by, approved_at)
      select gen_random_uuid(), rule_code, 90, body, parameters, cases, '2027-09-01', status, origin, cases_run,
        cases_green, proposed_by, proposed_at, approved_by, approved_at
      from rule_versions where rule_code = 'own-illness' and version = 2`;
    expect(await refusalOf(database, twin)).toMatch(/rule_versions_no_overlap/);
  });

  it("runs the cases again before it approves: a red one is not approved", async () => {
    const id = await draft(database, "household-fire", "2027-01-01", { sum: "2500" });
    const [row] = await readVersions(database.db, sql`v.id = ${id}::uuid`);
    const [first, ...rest] = row?.cases ?? [];
    const wrong = [{ ...first, expect: { answer: "yes", amount: "1.00" } }, ...rest];
    const [copy] = await queryRows<{ id: string }>(
      database.db,
      sql`insert into rule_versions (id, rule_code, version, body, parameters, cases, valid_from, status, origin,
          cases_run, cases_green, proposed_by, proposed_at)
        select gen_random_uuid(), rule_code, 91, body, parameters, ${JSON.stringify(wrong)}::jsonb, valid_from, status,
          origin, cases_run, cases_green, proposed_by, proposed_at from rule_versions where id = ${id}::uuid returning id`,
    );
    expect(await approve(database, copy?.id ?? "")).toMatchObject({
      ok: false,
      kind: "failing",
      cases: [first?.["name"]],
    });
  });

  it("shows every figure with what it was before", async () => {
    const rows = await queryRows(
      database.db,
      sql`select version, value, value_before as before, valid_from::text as "from", approved_by as by
        from rule_parameter_history where rule_code = 'own-illness' and parameter = 'rate' order by valid_from nulls first`,
    );
    expect(rows).toEqual([
      { version: 1, value: "25%", before: null, from: null, by: "installation" },
      { version: 2, value: "30%", before: "25%", from: "2027-07-01", by: "director" },
    ]);
  });

  it("finds the version of a day with one index scan", async () => {
    await database.db.execute(sql`insert into rules (code) select 'r' || n from generate_series(1, 400) n`);
    await database.db
      .execute(sql`insert into rule_versions (id, rule_code, version, body, parameters, cases, valid_from,
        valid_to, status, origin, cases_run, cases_green, proposed_by, proposed_at, approved_by, approved_at)
      select gen_random_uuid(), 'r' || n, y, '{}', '{}', '[]', make_date(2000 + y, 1, 1), make_date(2001 + y, 1, 1),
        'approved', 'book', 1, 1, 'a', now(), 'b', now() from generate_series(1, 400) n, generate_series(1, 20) y`);
    await database.db.execute(sql`analyze rule_versions`);
    const plan = await queryRows<{ "QUERY PLAN": string }>(
      database.db,
      sql`explain (costs off) select id from rule_versions v where ${versionOn("r7", "2010-05-01")}`,
    );
    const lines = plan.map((line) => line["QUERY PLAN"]);
    expect(lines[0]).toMatch(/^Index Scan using rule_versions_no_overlap/);
    expect(lines.filter((line) => /Scan|Filter/.test(line))).toHaveLength(1);
    expect(await readVersions(database.db, versionOn("r7", "2010-05-01"))).toMatchObject([{ version: 10 }]);
  });
});

describe.each(DATABASES)("a newer program on $name", ({ open }) => {
  it("proposes what it has changed, and only that; people decide", async () => {
    const database = await open();
    await load(database);
    const newer = {
      ...shipped,
      versions: shipped.versions.map((version) =>
        version.code === "double-ninth"
          ? { ...version, figures: { ...version.figures, sum: "300" } }
          : version,
      ),
      library: {
        ...shipped.library,
        clauses: { ...shipped.library.clauses, "own-illness": { document: "article", text: "另一种说法" } },
      },
    };
    const loaded = await load(database, newer);
    expect(loaded).toMatchObject({ approved: 0, reworded: ["own-illness"] });
    expect(loaded.proposed).toHaveLength(1);
    expect(await load(database, newer)).toEqual({ approved: 0, proposed: [], reworded: [] });
    const shelf = await shelfOf(database);
    const facts = { tier: "national", service: "retired" };
    expect(ask(shelf, "double-ninth", facts, "2027-01-01")).toMatchObject({ amount: null });
    const [row] = await readVersions(database.db, sql`v.receipt = ${loaded.proposed[0] ?? ""}`);
    expect(row).toMatchObject({ code: "double-ninth", version: 2, from: "2026-11-27", status: "proposed" });
    await database.close();
  });
});

describe.each(DATABASES)("a book taken in on $name", ({ open }) => {
  const second = readRawBook(new URL("../../rules/books/second-book.yaml", import.meta.url).pathname);
  const book = second.ok ? parseRuleBook(second.value) : second;
  if (!second.ok || !book.ok) throw new Error("the second book does not hold");
  const { clauses, documents } = second.value as unknown as Library;
  const wanted = { library: { clauses, documents }, versions: splitBook(second.value, book.value) };
  const take = ({ db }: OpenDatabase, what = wanted, inForce = false): ReturnType<typeof importBook> =>
    db.transaction((tx) =>
      importBook(tx as Tx, what, { by: "administrator:a", at: NOW, today: TODAY, inForce }),
    );

  it("is proposed, or holds at once where the rules are new; twice is once", async () => {
    const database = await open();
    await load(database);
    const imported = await take(database, wanted, true);
    expect(imported.ok ? imported.value.map(({ status }) => status) : imported.refusal).toEqual(
      wanted.versions.map(() => "approved"),
    );
    const again = await take(database);
    expect(again.ok ? again.value.map(({ status }) => status) : again.refusal).toEqual(
      wanted.versions.map(() => "unchanged"),
    );
    const shelf = await shelfOf(database);
    expect(ask(shelf, "mill-hospital", { member: true, paid: "8000" }, "2026-11-27")).toMatchObject({
      amount: "2400.00",
    });
    const later = {
      ...wanted,
      versions: wanted.versions.map((version) =>
        version.code === "river-medical"
          ? { ...version, from: "2027-01-01", figures: { ...version.figures, rate: "70%" } }
          : version,
      ),
    };
    const proposed = await take(database, later, true);
    expect(proposed.ok ? proposed.value.filter(({ status }) => status !== "unchanged") : []).toMatchObject([
      { rule: "river-medical", version: 2, from: "2027-01-01", status: "proposed", receipt: "GZ2026-0001" },
    ]);
    await database.close();
  });

  it("is refused as a whole, with the place, and nothing of it is kept", async () => {
    const database = await open();
    await load(database);
    await take(database, wanted, true);
    const before = await count(database, sql`true`);
    const other = wanted.versions.map((version) => ({
      ...version,
      cases: version.code === "mill-funeral" ? [] : version.cases,
      figures: version.code === "river-medical" ? { ...version.figures, rate: "70%" } : version.figures,
    }));
    const reworded = { ...clauses, "mill-1": { document: "handbook", text: "另一种说法" } };
    const refused = await database.db.transaction(async (tx) => {
      const outcome = await importBook(
        tx as Tx,
        { versions: other, library: { clauses: reworded, documents } },
        { by: "administrator:a", at: NOW, today: TODAY, inForce: true },
      );
      return outcome;
    });
    expect(refused.ok ? [] : refused.refusal.map(({ key, place }) => `${place} ${key}`)).toEqual([
      "clauses.mill-1.text duplicate-name",
      "rules.mill-funeral.cases missing",
      "rules.river-medical.from overlapping-dates",
    ]);
    expect(await count(database, sql`true`)).toBe(before);
    await database.close();
  });
});
