import type { Metrics } from "../../adapters/observability/metrics.ts";
import { type HealthSources, measureHealth } from "../../adapters/observability/measure-health.ts";
import { serveHealth } from "../../adapters/observability/serve-health.ts";

export interface Observation {
  readonly observer: Metrics["observer"];
  stop(): Promise<void>;
}

/**
 * Serves on `port` what there is to see. Counting begins with the first message; what the sources say is asked for when
 * somebody looks. Where nobody can look, nothing is counted, and what counts is not loaded.
 */
export async function observe(port: number, sources: HealthSources): Promise<Observation> {
  const { createMetrics } = await import("../../adapters/observability/metrics.ts");
  const measure = () => measureHealth(sources);
  const { observer, read } = createMetrics(measure);
  const { stop } = await serveHealth({ port, measure, readMetrics: read });
  return { observer, stop };
}
