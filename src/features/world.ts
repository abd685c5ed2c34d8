import type { LocalDate } from "../domain/local-date.ts";
import type { Locale } from "../domain/locale.ts";
import type { Vault } from "../domain/vault.ts";
import type { Understanding } from "../language/frame.ts";
import type { ChangeKindList } from "./change-kinds.ts";
import type { Actor, Attachment } from "./feature.ts";
import type { ReadSheet } from "./sheet-reader.ts";
import type { CompiledBook } from "../rules/index.ts";
import type { Directory } from "./roster/index.ts";

/** What a form or a verb may look at without asking the database. Made anew for each turn. */
export interface World {
  readonly actor: Actor;
  /** The words of this message, for a question that is answered in free text; empty for a job. */
  readonly text: string;
  /** Figures and days said in it, where they stand; null for a job. */
  readonly said: Pick<Understanding, "dates" | "amounts" | "numbers"> | null;
  /** The file that came with the message. */
  readonly attachment: Pick<Attachment, "name" | "size"> | null;
  readonly today: LocalDate;
  readonly now: Date;
  readonly directory: Directory;
  readonly vault: Vault;
  /** 变动种类: what each kind of change asks, sets and means. */
  readonly changeKinds: ChangeKindList;
  readonly readSheet: ReadSheet;
  /** Rules and titles in force, compiled. */
  readonly rules: CompiledBook;
  /** Words of the rules module, for the explanation of an answer. */
  readonly words: (locale: Locale, key: string, params: Readonly<Record<string, string>>) => string;
}
