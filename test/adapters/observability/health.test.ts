import { randomUUID } from "node:crypto";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { measureHealth } from "../../../src/adapters/observability/measure-health.ts";
import { createMetrics } from "../../../src/adapters/observability/metrics.ts";
import { type HealthServer, serveHealth } from "../../../src/adapters/observability/serve-health.ts";
import type { OpenDatabase } from "../../../src/adapters/database/open-database.ts";
import { MovableClock } from "../../../src/domain/clock.ts";
import { KeyedQueue } from "../../../src/pipeline/running/keyed-queue.ts";
import { DATABASES } from "../../databases.ts";

const NOW = new Date("2026-12-31T15:00:00Z");
const clock = new MovableClock();
clock.freeze(NOW);
const before = (seconds: number): string => new Date(NOW.getTime() - seconds * 1_000).toISOString();

describe.each(DATABASES)("live, ready and metrics on $name", ({ open }) => {
  let database: OpenDatabase | null = null;
  let opened: OpenDatabase;
  let online = false;
  let server: HealthServer;
  const queue = new KeyedQueue(2);
  let spooledAt: Date | null = null;
  const metrics = createMetrics(() => measure());
  const measure = () =>
    measureHealth({
      db: () => database?.senderDb ?? null,
      clock,
      isOnline: () => online,
      queue: () => queue,
      spooled: () => ({ count: spooledAt === null ? 0 : 1, oldest: spooledAt }),
    });
  const ask = async (path: string) => {
    const answer = await fetch(`${server.url}${path}`);
    return { status: answer.status, text: await answer.text() };
  };

  beforeAll(async () => {
    opened = await open();
    server = await serveHealth({ port: 0, measure, readMetrics: metrics.read });
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });

  test("on 127.0.0.1 only, and nothing else is served", async () => {
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    expect((await ask("/")).status).toBe(404);
    expect((await ask("/ready/../../etc/passwd")).status).toBe(404);
  });

  test("live while the database is waited for, ready when it and the account are there", async () => {
    expect(await ask("/live")).toEqual({ status: 200, text: '{"live":true}' });
    expect((await ask("/ready")).status).toBe(503);
    database = opened;
    expect((await ask("/ready")).status).toBe(503);
    online = true;
    const ready = await ask("/ready");
    expect(ready.status).toBe(200);
    expect(JSON.parse(ready.text)).toMatchObject({
      ready: true,
      oldestInboxSeconds: 0,
      oldestOutboxSeconds: 0,
    });
  });

  test("the age of the oldest message and of the oldest line, wherever they wait", async () => {
    await opened.senderDb.execute(sql`select set_config('nuanxin.role', 'system', false)`);
    for (const [due, sent] of [
      [600, null],
      [60, null],
      [9_000, before(8_000)],
      [-60, null],
    ] as const)
      await opened.senderDb.execute(sql`
        insert into outbox (id, dedupe_key, contact_id, body_sealed, created_at, due_at, sent_at)
        values (${randomUUID()}::uuid, ${randomUUID()}, 'c', 'k1.x', ${before(9_000)}::timestamptz, ${before(due)}::timestamptz,
          ${sent}::timestamptz)`);
    spooledAt = new Date(before(1_234));
    let finish = (): void => {};
    const working = queue.push("one", () => new Promise<void>((resolve) => (finish = resolve)));
    const waiting = queue.push("one", () => Promise.resolve());
    expect(JSON.parse((await ask("/ready")).text)).toMatchObject({
      queue: 2,
      spooled: 1,
      oldestInboxSeconds: 1_234,
      outboxWaiting: 2,
      oldestOutboxSeconds: 600,
    });
    spooledAt = null;
    expect(queue.oldestMs).toBeGreaterThan(0);
    finish();
    await Promise.all([working, waiting]);
    expect([queue.depth, queue.oldestMs]).toEqual([0, 0]);
  });

  test("Prometheus reads figures, and figures only", async () => {
    metrics.observer.message("handled", 12);
    metrics.observer.send("sent");
    const { status, text } = await ask("/metrics");
    expect(status).toBe(200);
    for (const line of [
      'nuanxin_message_seconds_count{outcome="handled"} 1',
      'nuanxin_sends_total{outcome="sent"} 1',
      "nuanxin_database_up 1",
      "nuanxin_channel_up 1",
      "nuanxin_oldest_outbox_seconds 600",
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/[^\x00-\x7F]/);
  });
});
