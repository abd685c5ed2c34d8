import type { Vault } from "../../domain/vault.ts";
import type { LocalDate } from "../../domain/local-date.ts";
import type { ChangeKindList } from "../change-kinds.ts";
import type { Tx } from "../database.ts";
import type { Cell, Column } from "../enclosure.ts";
import type { Directory } from "../roster/index.ts";
import type { World } from "../world.ts";
import type { ExportKind } from "./schema.ts";

/** What is asked for. */
export interface ExportRequest {
  readonly kind: ExportKind;
  /** Null: the whole district. */
  readonly unionId: string | null;
  readonly year: number;
  /** Numbers in part only (domain §7.5). */
  readonly masked: boolean;
}

/** What rows are read from: a verb has it, a job and the command line too. */
export interface ExportSource {
  readonly tx: Tx;
  readonly directory: Directory;
  readonly vault: Vault;
  readonly changeKinds: ChangeKindList;
  readonly rules: World["rules"];
  readonly today: LocalDate;
}

/** A table as it goes into the file; `union`: of which unit a form is. */
export interface Table {
  readonly union?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export const sourceOf = (context: {
  readonly tx: Tx;
  readonly today: LocalDate;
  readonly world: Pick<World, "directory" | "vault" | "changeKinds" | "rules">;
}): ExportSource => ({
  tx: context.tx,
  today: context.today,
  directory: context.world.directory,
  vault: context.world.vault,
  changeKinds: context.world.changeKinds,
  rules: context.world.rules,
});
