import type { Form } from "../conversation/form.ts";
import type { Clock } from "../domain/clock.ts";
import type { Vault } from "../domain/vault.ts";
import type { Database, Tx } from "../features/database.ts";
import type { Feature } from "../features/feature.ts";
import type { Directory } from "../features/roster/index.ts";
import type { ReadSheet } from "../features/sheet-reader.ts";
import type { World } from "../features/world.ts";
import type { Intent } from "../language/frame.ts";
import type { Language, RosterIndex } from "../language/index.ts";
import type { Log } from "./ports/log.ts";
import type { PendingMessages } from "./gate/pending-messages.ts";
import type { DrawFile, Render } from "./ports/render.ts";

/** Rules as the database holds them, kept in step by what was approved since the last look. */
export interface RulesInForce {
  readonly current: World["rules"];
  /** The oldest transaction open when last looked. */
  readonly seenBefore: number;
  refresh(db: Database): Promise<void>;
}

/** Everything a message meets on its trip. Put together once, in main. */
export interface House {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly language: Language;
  readonly roster: RosterIndex;
  readonly directory: Directory;
  readonly changeKinds: World["changeKinds"];
  readonly rules: RulesInForce;
  readonly words: World["words"];
  readonly features: readonly Feature[];
  readonly forms: readonly Form<World>[];
  readonly verbs: ReadonlyMap<string, Feature["verbs"][string]>;
  readonly answers: NonNullable<Feature["answers"]>;
  readonly ofOnePerson: ReadonlySet<Intent>;
  /** Makes binding codes that were said before others worthless. */
  readonly voidCodes: (tx: Tx, text: string, now: Date) => Promise<void>;
  readonly render: Render;
  readonly drawFile: DrawFile;
  readonly readSheet: ReadSheet;
  readonly log: Log;
  /** Messages that wait for consent. */
  readonly pending: PendingMessages;
}
