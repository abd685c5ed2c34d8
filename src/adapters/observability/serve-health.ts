import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import type { Health } from "./measure-health.ts";

export interface HealthServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly measure: () => Promise<Health>;
  readonly readMetrics: () => Promise<string>;
}

export interface HealthServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * `/live`: the process answers. `/ready`: it can work: the database answers and the account is logged in (503 if not).
 * `/metrics`: for Prometheus. On 127.0.0.1 only; figures only.
 */
export async function serveHealth({
  port,
  measure,
  readMetrics,
}: HealthServerOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = async (): Promise<void> => {
      switch (request.url) {
        case "/live":
          return reply(response, 200, JSON.stringify({ live: true }));
        case "/ready": {
          const health = await measure();
          const ready = health.database && health.channel;
          return reply(response, ready ? 200 : 503, JSON.stringify({ ready, ...health }));
        }
        case "/metrics":
          return reply(response, 200, await readMetrics(), "text/plain; version=0.0.4; charset=utf-8");
        default:
          return reply(response, 404, "{}");
      }
    };
    answer().catch(() => reply(response, 500, "{}"));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${given}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function reply(response: ServerResponse, status: number, body: string, type = "application/json"): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
}
