import { existsSync, statSync } from "node:fs";

import { loadKeys } from "../../adapters/vault/load-keys.ts";
import type { Config } from "../../config.ts";
import { type Finding, found } from "./finding.ts";

export interface Keys {
  readonly finding: Finding;
  /** Ids on the ring; null where there is none. */
  readonly ids: ReadonlySet<string> | null;
}

/** The key file: there, whole, and nobody else's to read. */
export function checkKeys(config: Config): Keys {
  const path = config.keysPath;
  if (!existsSync(path)) {
    const made = "folder" in config.database || config.demo;
    return { finding: found("keys", made ? "keys-first" : "keys-missing", { path }), ids: null };
  }
  try {
    const ring = loadKeys(path, { create: false });
    const others = process.platform === "win32" ? 0 : statSync(path).mode & 0o077;
    const details = { path, current: ring.current, count: ring.seals.size };
    const finding = found("keys", others === 0 ? "keys-ok" : "keys-open", details);
    return { finding, ids: new Set(ring.seals.keys()) };
  } catch {
    return { finding: found("keys", "keys-invalid", { path }), ids: null };
  }
}
