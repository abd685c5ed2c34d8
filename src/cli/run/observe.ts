import { createMetrics, type Metrics } from "../../adapters/observability/metrics.ts";
import { type HealthSources, measureHealth } from "../../adapters/observability/measure-health.ts";
import { serveHealth } from "../../adapters/observability/serve-health.ts";

export interface Observation {
  readonly observer: Metrics["observer"];
  /** Serves what there is to see; returns how to stop. */
  serve(port: number): Promise<() => Promise<void>>;
}

/** Counting begins with the first message; what the sources say is asked for when somebody looks. */
export function observe(sources: HealthSources): Observation {
  const measure = () => measureHealth(sources);
  const metrics = createMetrics(measure);
  return {
    observer: metrics.observer,
    serve: async (port) => {
      const server = await serveHealth({ port, measure, readMetrics: metrics.read });
      return server.stop;
    },
  };
}
