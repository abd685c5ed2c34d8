import { noteLogin } from "../../pipeline/gate/note-login.ts";
import type { House } from "../../pipeline/house.ts";
import type { Tell } from "./open-bot.ts";

/** Hears of logins, the first of which comes before the house may be open. */
export class LoginWatch {
  readonly #tell: Tell;
  #house: House | undefined;
  #accountId: string | undefined;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  readonly onLogin = (accountId: string): void => {
    this.#accountId = accountId;
    void this.#note().catch((error: unknown) => this.#house?.log.error("login-not-noted", error));
  };

  /** From here on logins are compared with the last one known. */
  async open(house: House): Promise<void> {
    this.#house = house;
    await this.#note();
  }

  async #note(): Promise<void> {
    if (this.#house === undefined || this.#accountId === undefined) return;
    const frozen = await noteLogin(this.#house, this.#accountId);
    if (frozen > 0) this.#tell("start:account-changed", { count: frozen });
  }
}
