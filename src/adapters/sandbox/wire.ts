import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { completeToken } from "../wechaty/choose-puppet.ts";
import { loadPuppetService } from "../wechaty/load-packages.ts";
import type { SandboxPuppet } from "./sandbox-puppet.ts";

export interface WireOptions {
  readonly puppet: SandboxPuppet;
  /** 0 takes any free port. */
  readonly port: number;
  readonly token: string;
}

export interface Wire {
  /** `host:port` for WECHATY_PUPPET_SERVICE_ENDPOINT of the bot. */
  readonly endpoint: string;
  /** The token that the bot must show, with the prefix that the package wants. */
  readonly token: string;
  stop(): Promise<void>;
}

/**
 * Puts the sandbox's account behind Wechaty's gRPC gateway on 127.0.0.1, so that a bot in another process reaches it
 * as it would reach a hosted account (WECHATY_PUPPET=wechaty-puppet-service). One bot at a time, as the gateway wants.
 * The account is logged in while a bot is connected: the bot's start and stop start and stop the puppet.
 */
export async function serveSandboxOverGrpc(options: WireOptions): Promise<Wire> {
  const { PuppetServer, log } = loadPuppetService();
  log.level("silent");
  const token = completeToken(options.token);
  // The server does not tell which port it was given, so a free one is chosen for it.
  const port = options.port === 0 ? await findFreePort() : options.port;
  const endpoint = `127.0.0.1:${port}`;
  const server = new PuppetServer({ endpoint, puppet: options.puppet, token });
  await server.start();
  return { endpoint, token, stop: () => server.stop() };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
