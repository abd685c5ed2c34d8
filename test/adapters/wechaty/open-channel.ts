import { once, EventEmitter } from "node:events";
import { openWechaty, type WechatyOptions } from "../../../src/adapters/wechaty/open-wechaty.ts";
import type { SandboxPuppet } from "../../../src/adapters/sandbox/sandbox-puppet.ts";
import type { InboundMessage } from "../../../src/pipeline/ports/channel.ts";

/** A log that tests read: one `[level, line, fields]` each. */
export function makeLog() {
  const lines: [level: string, line: string, fields: object][] = [];
  const bell = new EventEmitter();
  const level = (name: string) => (fields: object, line: string) => {
    lines.push([name, line, fields]);
    bell.emit("line");
  };
  return {
    lines,
    log: { info: level("info"), warn: level("warn"), error: level("error") },
    /** Resolves when a line that holds `part` is there. */
    until: async (part: string, count = 1): Promise<void> => {
      while (lines.filter(([, line]) => line.includes(part)).length < count) await once(bell, "line");
    },
  };
}

/** A real Wechaty on the sandbox puppet, and what it handed over. */
export async function openOn(puppet: SandboxPuppet, options: Partial<WechatyOptions> = {}) {
  const { log, lines, until } = makeLog();
  const channel = await openWechaty({ puppet: { name: "sandbox", instance: puppet }, log, ...options });
  const received: InboundMessage[] = [];
  const bell = new EventEmitter();
  channel.onMessage(async (message) => {
    received.push(message);
    bell.emit("message");
  });
  return {
    channel,
    received,
    lines,
    until,
    /** Resolves to the `count`-th message handed over, counting from one. */
    nth: async (count: number): Promise<InboundMessage> => {
      while (received.length < count) await once(bell, "message");
      return received[count - 1]!;
    },
  };
}
