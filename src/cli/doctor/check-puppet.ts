import { connect } from "node:net";

import { choosePuppet, type PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import type { Config } from "../../config.ts";
import { type Finding, found } from "./finding.ts";

const PATIENCE_MS = 3_000;

/** Whether the configured account could be spoken through: its package, its settings, its gateway. Nobody logs in. */
export async function checkPuppet({ puppet }: Config): Promise<Finding> {
  const { name, endpoint = "", token = "" } = puppet;
  if (name === "sandbox") return found("puppet", "puppet-sandbox");
  try {
    await choosePuppet({ name, endpoint, token } as PuppetChoice);
  } catch (error) {
    return found("puppet", "puppet-unusable", {
      puppet: name,
      reason: error instanceof Error ? error.message : "",
    });
  }
  if (name === "wechaty-puppet-service" && !(await answers(endpoint)))
    return found("puppet", "puppet-away", { puppet: name, endpoint });
  return found("puppet", "puppet-ok", { puppet: name });
}

async function answers(endpoint: string): Promise<boolean> {
  const at = endpoint.lastIndexOf(":");
  const port = Number(endpoint.slice(at + 1));
  if (at < 0 || !Number.isInteger(port) || port < 1 || port > 65_535) return false;
  return new Promise((resolve) => {
    const socket = connect({ host: endpoint.slice(0, at), port, timeout: PATIENCE_MS });
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}
