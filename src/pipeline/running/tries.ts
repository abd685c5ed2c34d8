import type { PlannedSend } from "../commit-deeds.ts";
import { classifyFault } from "../faults/classify-fault.ts";
import { quarantineMessage } from "../faults/quarantine-message.ts";
import type { Shelter } from "../faults/shelter.ts";
import { type Handled, handleMessage } from "../handle.ts";
import type { House } from "../house.ts";
import type { InboundMessage } from "../ports/channel.ts";

/** A message that fails as often as this for itself, and not for the database, is put aside. */
const MOST_TRIES = 5;

export type Outcome =
  | Handled
  /** The database is away: nothing was done, and the message is to be kept. */
  | { readonly kind: "away" }
  | { readonly kind: "put-aside"; readonly sends: readonly PlannedSend[] };

/** The one place where what goes wrong underway is caught. */
export class Tries {
  readonly #house: House;
  readonly #shelter: Shelter | undefined;

  constructor(house: House, shelter: Shelter | undefined) {
    this.#house = house;
    this.#shelter = shelter;
  }

  /** Never rejects. */
  async handle(message: InboundMessage, heardAt?: Date): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handleMessage(this.#house, message, heardAt);
      } catch (error) {
        this.#house.log.error("message-failed", error, { attempts: attempt });
        if (classifyFault(error) === "away") {
          this.#shelter?.noteAway();
          return { kind: "away" };
        }
        if (attempt >= MOST_TRIES) return this.#putAside(message, error, attempt);
      }
    }
  }

  /** Logs what went wrong outside a message; where the database is away, messages are kept from now on. */
  noteFault(event: string, error: unknown): void {
    this.#house.log.error(event, error);
    if (classifyFault(error) === "away") this.#shelter?.noteAway();
  }

  async #putAside(message: InboundMessage, error: unknown, tries: number): Promise<Outcome> {
    try {
      const sends = await quarantineMessage(this.#house, message, { error, tries });
      return { kind: "put-aside", sends };
    } catch (failure) {
      this.noteFault("quarantine-failed", failure);
      return { kind: "away" };
    }
  }
}
