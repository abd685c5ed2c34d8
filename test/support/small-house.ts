import { randomUUID } from "node:crypto";

import type { OpenDatabase } from "../../src/adapters/database/open-database.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { MovableClock } from "../../src/domain/clock.ts";
import { openHouse } from "../../src/main.ts";
import { handleMessage } from "../../src/pipeline/handle.ts";
import type { House } from "../../src/pipeline/house.ts";
import { plainVault } from "./plain-vault.ts";

/** The demo district over a database, with a clock of its own and a log that can be read. */
export class SmallHouse {
  readonly clock = new MovableClock();
  readonly log: string[] = [];
  readonly database: OpenDatabase;
  #house: House | undefined;

  constructor(database: OpenDatabase, at = "2026-11-21T02:00:00Z") {
    this.database = database;
    this.clock.freeze(new Date(at));
  }

  get house(): House {
    if (this.#house === undefined) throw new Error("the house is not open");
    return this.#house;
  }

  /** Opens it, or opens it anew as after a restart. */
  async open(): Promise<House> {
    this.#house = await openHouse({
      database: this.database,
      clock: this.clock,
      vault: plainVault,
      log: createLog("info", { write: (line) => void this.log.push(line) }),
      demo: true,
    });
    return this.#house;
  }

  /** Somebody says something in private, four seconds after the last thing said; what it leads to is planned, not sent. */
  async say(contactId: string, text: string, file?: Uint8Array): Promise<void> {
    this.clock.set(new Date(this.clock.now().getTime() + 4_000));
    await handleMessage(this.house, {
      id: randomUUID(),
      from: { contactId },
      text,
      sentAt: this.clock.now(),
      addressed: true,
      ...(file === undefined
        ? {}
        : { attachment: { name: "photo.jpg", size: file.byteLength, load: () => Promise.resolve(file) } }),
    });
  }
}
