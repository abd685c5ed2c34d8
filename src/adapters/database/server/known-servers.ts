import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";

const FILE = "servers-reached";

/**
 * Remembers which servers were reached before. One that never was is a wrong address, and the start fails; one that was
 * is away, and is waited for.
 */
export class KnownServers {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  has(url: string): boolean {
    try {
      return readFileSync(`${this.#folder}/${FILE}`, "utf8").split("\n").includes(nameOf(url));
    } catch {
      return false;
    }
  }

  add(url: string): void {
    if (this.has(url)) return;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    appendFileSync(`${this.#folder}/${FILE}`, `${nameOf(url)}\n`, { mode: 0o600 });
  }
}

/** Host and database name, digested: the file tells nothing. */
function nameOf(url: string): string {
  const { host, pathname } = new URL(url);
  return createHash("sha256").update(`${host}${pathname}`).digest("hex").slice(0, 32);
}
