import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { say, sayPublicly } from "../../../src/conversation/reply.ts";
import { transactAsSystem } from "../../../src/features/acting.ts";
import type { Enclosure } from "../../../src/features/enclosure.ts";
import type { Tx } from "../../../src/features/database.ts";
import type { Notice } from "../../../src/features/feature.ts";
import { bindings, unions } from "../../../src/features/roster/index.ts";
import type { PlannedSend } from "../../../src/pipeline/commit-deeds.ts";
import { LEASE_MS, planFiles, planNotices, planReplies } from "../../../src/pipeline/outbox/plan-sends.ts";
import { DATABASES } from "../../databases.ts";
import { plainVault } from "../../support/plain-vault.ts";

const NOW = new Date("2026-12-21T02:00:00Z");
const LEASED = new Date(NOW.getTime() + LEASE_MS);
const sheet = { name: "名单" } as unknown as Enclosure;

/** Writes keys instead of words, and counts the files that are drawn. */
function makePens() {
  const drawn: string[] = [];
  return {
    drawn,
    vault: plainVault,
    render: (reply: { key: string }, locale: string) => `${locale} ${reply.key}`,
    drawFile: (_enclosure: Enclosure, locale: string) => {
      drawn.push(locale);
      return Promise.resolve({ name: `${locale}.xlsx`, bytes: new Uint8Array([1, 2, 3]) });
    },
  };
}
const pens = () => makePens() as unknown as Parameters<typeof planReplies>[0] & { readonly drawn: string[] };

const bodyOf = ({ id, bodySealed }: PlannedSend): string =>
  plainVault.open(bodySealed, { table: "outbox", column: "body", row: id });
const inShort = (line: PlannedSend) => [line.roomId, bodyOf(line), line.dedupeKey];

/** A district with one of its staff, and `officer-1` to `officer-60` of a union each. */
async function bindOfficers(tx: Tx): Promise<void> {
  const [city, district, ...grassroots] = Array.from({ length: 62 }, () => newId());
  await tx.insert(unions).values([
    { id: city ?? "", level: "municipal", name: "市总工会" },
    { id: district ?? "", level: "district", name: "区总工会", parentId: city ?? "" },
    ...grassroots.map((id, at) => ({
      id,
      level: "grassroots" as const,
      name: `第${at + 1}工会`,
      parentId: district ?? "",
    })),
  ]);
  const officers = grassroots.map((unionId, at) => ({
    id: newId(),
    contactId: `officer-${at + 1}`,
    role: "officer" as const,
    name: `干部${at + 1}`,
    unionId,
    boundAt: NOW,
  }));
  const staff = { id: newId(), contactId: "staff-1", role: "staff" as const, name: "经办" };
  await tx.insert(bindings).values([...officers, { ...staff, unionId: district ?? "", boundAt: NOW }]);
}

describe("replies", () => {
  const to = { contactId: "c", roomId: null, inboxId: "in", locale: "zh-CN" } as const;
  const open = sayPublicly("relief:why");
  const own = say("guidance:human");

  test("go out at once, each under its own key, to whoever asked", () => {
    const lines = planReplies(pens(), [own, open], to, NOW);
    expect(lines.map(inShort)).toEqual([
      [null, "zh-CN guidance:human", "in:0"],
      [null, "zh-CN relief:why", "in:1"],
    ]);
    for (const line of lines)
      expect(line).toMatchObject({
        contactId: "c",
        dueAt: NOW,
        leasedUntil: LEASED,
        fromHour: null,
        untilHour: null,
        file: null,
      });
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  });

  test("in a group only what is public is said there; one neutral line stands for the rest", () => {
    const room = { ...to, roomId: "r" };
    expect(planReplies(pens(), [open], room, NOW).map(inShort)).toEqual([["r", "zh-CN relief:why", "in:0"]]);
    expect(planReplies(pens(), [open, own, own], room, NOW).map(inShort)).toEqual([
      ["r", "zh-CN privacy:moved-to-private", "in:0"],
      ["r", "zh-CN relief:why", "in:1"],
      [null, "zh-CN guidance:human", "in:2"],
      [null, "zh-CN guidance:human", "in:3"],
    ]);
    expect(planReplies(pens(), [], room, NOW)).toEqual([]);
  });

  test("files go to the person in private, wherever they were asked for", async () => {
    const lines = await planFiles(pens(), [sheet, sheet], { ...to, roomId: "r", locale: "en" }, NOW);
    expect(lines.map(inShort)).toEqual([
      [null, "en.xlsx", "in:file:0"],
      [null, "en.xlsx", "in:file:1"],
    ]);
    for (const { file, leasedUntil } of lines) {
      expect(leasedUntil).toEqual(LEASED);
      expect(file?.bytes).toBe(3);
      const place = { table: "outgoing_files", column: "content", row: file?.id ?? "" };
      expect([...plainVault.openBytes(file?.contentSealed ?? "", place)]).toEqual([1, 2, 3]);
    }
  });
});

describe.each(DATABASES)("notices on $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
    await transactAsSystem(database.db, bindOfficers);
  });
  afterAll(() => database.close());

  const plan = (notices: readonly Notice[], house = pens()): Promise<PlannedSend[]> =>
    transactAsSystem(database.db, (tx) => planNotices(house, tx, notices, NOW));
  const to = (contactId: string, more: Partial<Notice> = {}): Notice => ({
    to: { kind: "contact", contactId },
    reply: say("guidance:human"),
    once: "n",
    ...more,
  });

  test("one line for everyone concerned, once each, leased to this process where it is due", async () => {
    const lines = await plan([
      to("officer-1"),
      { to: { kind: "staff" }, reply: say("guidance:welcome"), once: "s", hours: { from: 9, until: 21 } },
    ]);
    expect(lines.map((line) => [line.contactId, ...inShort(line)])).toEqual([
      ["officer-1", null, "zh-CN guidance:human", "n:officer-1"],
      ["staff-1", null, "zh-CN guidance:welcome", "s:staff-1"],
    ]);
    expect(lines[0]).toMatchObject({ dueAt: NOW, leasedUntil: LEASED, fromHour: null, untilHour: null });
    expect(lines[1]).toMatchObject({ leasedUntil: LEASED, fromHour: 9, untilHour: 21 });
  });

  test("what is due later is nobody's yet", async () => {
    const later = new Date(NOW.getTime() + 1);
    const [line, now] = await plan([to("officer-1", { dueAt: later }), to("officer-2", { dueAt: NOW })]);
    expect(line).toMatchObject({ dueAt: later, leasedUntil: null });
    expect(now).toMatchObject({ dueAt: NOW, leasedUntil: LEASED });
  });

  test("a file follows its words, and is drawn once for all who read one language", async () => {
    const house = pens();
    const lines = await plan(
      [to("officer-1", { file: sheet }), { ...to("officer-2"), to: { kind: "staff" }, file: sheet }],
      house,
    );
    expect(lines.map(({ contactId, dedupeKey, file }) => [contactId, dedupeKey, file !== null])).toEqual([
      ["officer-1", "n:officer-1", false],
      ["officer-1", "n:officer-1:file", true],
      ["staff-1", "n:staff-1", false],
      ["staff-1", "n:staff-1:file", true],
    ]);
    // Two notices, two files; how often one is drawn for many is told by the next.
    expect(house.drawn).toEqual(["zh-CN", "zh-CN"]);
    const all = pens();
    await transactAsSystem(database.db, async (tx) => {
      await tx.execute(sql`update bindings set role = 'staff', union_id = (select id from unions where level = 'district')
        where contact_id in ('officer-58', 'officer-59', 'officer-60')`);
    });
    const told = await plan([{ ...to("x"), to: { kind: "staff" }, file: sheet }], all);
    expect(told).toHaveLength(8);
    expect(all.drawn).toEqual(["zh-CN"]);
    expect(new Set(told.flatMap(({ file }) => file?.id ?? [])).size).toBe(1);
  });

  test("more than one process sends within a lease are left to whoever has time", async () => {
    const many = Array.from({ length: 51 }, (_unused, at) => to(`officer-${at + 1}`));
    expect((await plan(many)).every(({ leasedUntil }) => leasedUntil === null)).toBe(true);
    expect((await plan(many.slice(1))).every(({ leasedUntil }) => leasedUntil !== null)).toBe(true);
  });

  test("a contact that is to be proved anew is not written to at once", async () => {
    await transactAsSystem(database.db, (tx) =>
      tx.execute(
        sql`update bindings set frozen_at = ${NOW.toISOString()}::timestamptz where contact_id = 'officer-3'`,
      ),
    );
    const lines = await plan([to("officer-3"), to("officer-4")]);
    expect(lines.map(({ contactId, leasedUntil }) => [contactId, leasedUntil !== null])).toEqual([
      ["officer-3", false],
      ["officer-4", true],
    ]);
  });
});
