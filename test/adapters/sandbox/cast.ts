import { SandboxPuppet, type SandboxOptions } from "../../../src/adapters/sandbox/sandbox-puppet.ts";

/** Two officers and a stranger, in two groups. */
export const CAST = {
  contacts: [
    { contactId: "zhao", name: "赵主席" },
    { contactId: "qian", name: "小钱" },
    { contactId: "guest", name: "路人" },
  ],
  rooms: [
    { roomId: "officers@room", name: "基层工会干部群", memberIds: ["zhao", "qian"] },
    { roomId: "all@room", name: "劳模之家", memberIds: ["zhao", "guest"] },
  ],
} as const satisfies SandboxOptions;

export function makePuppet(options: Partial<SandboxOptions> = {}): SandboxPuppet {
  return new SandboxPuppet({ ...CAST, ...options });
}
