import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import type { Observer } from "../../pipeline/ports/observer.ts";
import type { Health } from "./measure-health.ts";

export interface Metrics {
  readonly observer: Observer;
  /** Prometheus' text format. */
  read(): Promise<string>;
}

/** What an operator watches: rates and durations as they happen, states asked for at each reading. */
export function createMetrics(measure: () => Promise<Health>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const messages = new Histogram({
    name: "nuanxin_message_seconds",
    help: "From the arrival of a message to its commit",
    labelNames: ["outcome"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const sends = new Counter({
    name: "nuanxin_sends_total",
    help: "Lines of the outbox, by what became of a try",
    labelNames: ["outcome"],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name: `nuanxin_${name}`, help, registers });
  const states: readonly [Gauge, (health: Health) => number][] = [
    [gauge("database_up", "1 when the database answers"), (health) => Number(health.database)],
    [gauge("channel_up", "1 when the account is logged in"), (health) => Number(health.channel)],
    [gauge("queue_messages", "Messages waiting or being handled"), (health) => health.queue],
    [gauge("spool_messages", "Messages kept until the database is back"), (health) => health.spooled],
    [
      gauge("oldest_inbox_seconds", "Age of the oldest message not handled"),
      (health) => health.oldestInboxSeconds,
    ],
    [gauge("outbox_waiting", "Lines due and not sent"), (health) => health.outboxWaiting],
    [
      gauge("oldest_outbox_seconds", "Age of the oldest line due and not sent"),
      (health) => health.oldestOutboxSeconds,
    ],
    [gauge("outbox_dead", "Lines given up, for staff to send again"), (health) => health.dead],
    [gauge("quarantined", "Messages put aside for staff"), (health) => health.quarantined],
  ];
  return {
    observer: {
      message: (outcome, ms) => messages.observe({ outcome }, ms / 1_000),
      send: (outcome) => sends.inc({ outcome }),
    },
    read: async () => {
      const health = await measure();
      for (const [state, value] of states) state.set(value(health));
      return registry.metrics();
    },
  };
}
