import type { Locale } from "../domain/locale.ts";
import type { DrawnFile, Enclosure } from "../features/enclosure.ts";
import type { DrawFile } from "./ports/render.ts";

/** What is drawn hangs on data that may have changed meanwhile: after so many tries it is drawn where it is. */
const MOST_TRIES = 5;

/**
 * Files of a job are drawn while no transaction waits for them: a picture takes its time, on a busy machine more than a
 * transaction may stand idle, and what was planned beside it would be lost with it, at every tick again. Work that needs
 * a file which is not drawn yet is rolled back, and done once more when it is.
 */
export class DrawnAhead {
  readonly #draw: DrawFile;
  readonly #drawn = new Map<string, DrawnFile>();

  constructor(draw: DrawFile) {
    this.#draw = draw;
  }

  /** @param work one transaction, which rejects as its callback does; it draws with what it is given */
  async run<T>(work: (drawFile: DrawFile) => Promise<T>): Promise<T> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      try {
        return await work(this.#orElseFail);
      } catch (error) {
        if (!(error instanceof NotDrawnYet)) throw error;
        this.#drawn.set(error.key, await this.#draw(error.enclosure, error.locale));
      }
    }
    return work(this.#draw);
  }

  readonly #orElseFail: DrawFile = async (enclosure, locale) => {
    // Rows that are read while they are written need the transaction; what was sent in is drawn already.
    if (enclosure.kind === "streamed" || enclosure.kind === "stored") return this.#draw(enclosure, locale);
    const key = JSON.stringify([locale, enclosure]);
    const known = this.#drawn.get(key);
    if (known === undefined) throw new NotDrawnYet(key, enclosure, locale);
    return known;
  };
}

class NotDrawnYet extends Error {
  readonly key: string;
  readonly enclosure: Enclosure;
  readonly locale: Locale;

  constructor(key: string, enclosure: Enclosure, locale: Locale) {
    super("a file is to be drawn first");
    this.key = key;
    this.enclosure = enclosure;
    this.locale = locale;
  }
}
