import type { Health } from "../../adapters/observability/measure-health.ts";
import type { Config } from "../../config.ts";
import { type Finding, found } from "./finding.ts";

const PATIENCE_MS = 4_000;

/** What the running bot says of itself, where it was told to (`NUANXIN_HEALTH_PORT`). */
export async function checkRunning({ healthPort }: Config): Promise<Finding> {
  if (healthPort === null || healthPort === 0) return found("running", "running-not", { port: "—" });
  const port = String(healthPort);
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const health = (await answer.json()) as Health & { readonly ready: boolean };
    return found("running", health.ready ? "running-ok" : "running-not-ready", {
      port,
      database: String(health.database),
      channel: String(health.channel),
      inbox: Math.round(health.oldestInboxSeconds),
      outbox: Math.round(health.oldestOutboxSeconds),
    });
  } catch {
    return found("running", "running-not", { port });
  }
}
