import type { SandboxPersona } from "../../../src/adapters/sandbox/cast.ts";
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

export const PERSONAS: readonly SandboxPersona[] = [
  { contactId: "zhao", name: "赵主席", label: { "zh-CN": "展览路工会", en: "Union A" } },
  { contactId: "qian", name: "小钱", label: { "zh-CN": "月坛工会", en: "Union B" } },
  { contactId: "guest", name: "路人", label: { "zh-CN": "未绑定", en: "Unbound" } },
];

export function makePuppet(options: Partial<SandboxOptions> = {}): SandboxPuppet {
  return new SandboxPuppet({ ...CAST, ...options });
}
