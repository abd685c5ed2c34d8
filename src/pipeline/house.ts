import type { Form } from "../conversation/form.ts";
import type { Clock } from "../domain/clock.ts";
import type { Vault } from "../domain/vault.ts";
import type { Database } from "../features/database.ts";
import type { Feature } from "../features/feature.ts";
import type { Directory } from "../features/roster/index.ts";
import type { World } from "../features/world.ts";
import type { Language, RosterIndex } from "../language/index.ts";
import type { Log } from "./log.ts";
import type { Render } from "./render.ts";

/** Everything a message meets on its trip. Put together once, in main. */
export interface House {
  readonly db: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly language: Language;
  readonly roster: RosterIndex;
  readonly directory: Directory;
  readonly changeKinds: World["changeKinds"];
  readonly rules: World["rules"];
  readonly words: World["words"];
  readonly features: readonly Feature[];
  readonly forms: readonly Form<World>[];
  readonly verbs: ReadonlyMap<string, Feature["verbs"][string]>;
  readonly answers: NonNullable<Feature["answers"]>;
  readonly render: Render;
  readonly log: Log;
}
