import { sql } from "drizzle-orm";

import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import { loadKeys } from "../../../src/adapters/vault/load-keys.ts";
import { type Database, queryRows } from "../../../src/features/database.ts";
import type { Heard } from "./talkers.ts";

const AGAIN = "（重发）";

interface PlannedLine {
  readonly contactId: string;
  readonly text: string;
}

/** Every line of the outbox in clear. */
export async function openLines(db: Database, folder: string): Promise<readonly PlannedLine[]> {
  const vault = new AesVault(loadKeys(`${folder}/keys.json`, { create: false }));
  const rows = await queryRows<{ id: string; contactId: string; body: string }>(
    db,
    sql`select id, contact_id as "contactId", body_sealed as body from outbox`,
  );
  return rows.map(({ id, contactId, body }) => ({
    contactId,
    text: vault.open(body, { table: "outbox", column: "body", row: id }),
  }));
}

/** Message → what it was answered. */
export async function answersTo(db: Database, folder: string): Promise<ReadonlyMap<string, string>> {
  const vault = new AesVault(loadKeys(`${folder}/keys.json`, { create: false }));
  const rows = await queryRows<{ id: string; message: string; body: string }>(
    db,
    sql`select o.id, i.message_id as message, o.body_sealed as body from outbox o
      join inbox i on o.dedupe_key = i.id || ':0'`,
  );
  return new Map(
    rows.map(({ id, message, body }) => [
      message,
      vault.open(body, { table: "outbox", column: "body", row: id }),
    ]),
  );
}

export interface Repeats {
  readonly planned: number;
  /** Planned, and heard by nobody. */
  readonly missing: number;
  /** Heard more often than planned. */
  readonly again: number;
  /** … and not said to be. */
  readonly unmarked: number;
  readonly mostOfOneLife: number;
}

/** Compares what was planned with what was heard, word for word. What never was in the outbox is left out. */
export function countRepeats(planned: readonly PlannedLine[], heard: readonly Heard[]): Repeats {
  const plans = count(planned.map(keyOf));
  const copies = new Map<string, Heard[]>();
  for (const one of heard) {
    const key = keyOf({ ...one, text: one.text.replace(AGAIN, "") });
    if (plans.has(key)) copies.set(key, [...(copies.get(key) ?? []), one]);
  }
  const repeats = { planned: planned.length, missing: 0, again: 0, unmarked: 0 };
  const byLife: number[] = [];
  for (const [key, times] of plans) {
    const all = copies.get(key) ?? [];
    const plain = all.filter(({ text }) => !text.startsWith(AGAIN));
    repeats.missing += Math.max(0, times - all.length);
    repeats.unmarked += Math.max(0, plain.length - times);
    repeats.again += Math.max(0, all.length - times);
    // Only of a line with words of its own is it known which process had sent it before.
    if (times === 1 && all.length > 1) byLife.push(...all.slice(0, -1).map(({ life }) => life));
  }
  return { ...repeats, mostOfOneLife: Math.max(0, ...count(byLife).values()) };
}

const keyOf = ({ contactId, text }: PlannedLine): string => `${contactId}\n${text}`;

function count<T>(keys: readonly T[]): Map<T, number> {
  const times = new Map<T, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}
