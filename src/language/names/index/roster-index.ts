import { firstOf, type Reading } from "./loose-index.ts";
import { NameTable } from "./name-table.ts";
import { UnionIndex, type RosterUnion } from "./union-index.ts";

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly unionId: string;
}

/** A title of the catalogue with every way it is written. */
export interface RosterHonour {
  readonly code: string;
  readonly names: readonly string[];
}

/** Whether the sender may be shown this person. Everybody, where no scope is given. */
export type InScope = (personId: string) => boolean;

/** No more people are listed for one mention: nobody chooses among more. */
const MOST_IDS = 20;

/**
 * Who and what a message can name. Built once and kept up to date an entry at a time; no message scans it. Every
 * answer about people passes the scope first: somebody outside it is answered as somebody unknown.
 */
export class RosterIndex {
  readonly #ids: (string | undefined)[] = [];
  readonly #nameOf: string[] = [];
  readonly #unionOf: string[] = [];
  readonly #aliasesOf = new Map<number, readonly string[]>();
  #ordinals: Map<string, number> | undefined;
  readonly #names = new NameTable();
  readonly #aliases = new NameTable();
  readonly #unions = new UnionIndex();
  readonly honours: readonly RosterHonour[];

  constructor(
    roster: {
      readonly people?: Iterable<RosterPerson>;
      readonly unions?: Iterable<RosterUnion>;
      readonly honours?: readonly RosterHonour[];
    } = {},
  ) {
    this.honours = roster.honours ?? [];
    for (const union of roster.unions ?? []) this.#unions.upsert(union);
    for (const person of roster.people ?? []) this.#add(person);
  }

  get unions(): UnionIndex {
    return this.#unions;
  }

  upsertUnion(union: RosterUnion): void {
    this.#unions.upsert(union);
  }

  upsertPerson(person: RosterPerson): void {
    this.removePerson(person.id);
    this.#add(person);
  }

  removePerson(id: string): void {
    this.#ordinals ??= new Map(this.#ids.flatMap((known, at) => (known === undefined ? [] : [[known, at]])));
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return;
    this.#names.remove(this.#nameOf[ordinal]!, ordinal);
    for (const alias of this.#aliasesOf.get(ordinal) ?? []) this.#aliases.remove(alias, ordinal);
    this.#aliasesOf.delete(ordinal);
    this.#ordinals.delete(id);
    this.#ids[ordinal] = undefined;
  }

  /** Bit set of the lengths of names and aliases that begin with this UTF-16 code. */
  nameLengthsAt(code: number): number {
    return this.#names.lengthsAt(code) | this.#aliases.lengthsAt(code);
  }

  /** People of this very name in scope. */
  named(name: string, inScope: InScope | undefined): readonly string[] {
    return this.#inScope(this.#names.bearers(name), inScope);
  }

  /** People in scope who are also called so. */
  called(alias: string, inScope: InScope | undefined): readonly string[] {
    return this.#inScope(this.#aliases.bearers(alias), inScope);
  }

  /** People in scope with this surname (老冯, 王师傅). */
  surnamed(surname: string, inScope: InScope | undefined): readonly string[] {
    const found: string[] = [];
    for (const name of this.#names.beginningWith(firstOf(surname))) {
      if (!name.startsWith(surname)) continue;
      found.push(...this.named(name, inScope));
      if (found.length >= MOST_IDS) break;
    }
    return found.slice(0, MOST_IDS);
  }

  /** Names in scope that agree with `text` under a loose reading, with their bearers. */
  alike(text: string, read: Reading, inScope: InScope | undefined): readonly NamedPeople[] {
    return this.#names.alike(text, read).flatMap((name) => {
      const ids = this.named(name, inScope);
      return ids.length > 0 ? [{ name, ids }] : [];
    });
  }

  /** Name and union of a person, as the index was last told. */
  describe(id: string): { readonly name: string; readonly unionId: string } | undefined {
    this.#ordinals ??= new Map(this.#ids.flatMap((known, at) => (known === undefined ? [] : [[known, at]])));
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return undefined;
    return { name: this.#nameOf[ordinal]!, unionId: this.#unionOf[ordinal]! };
  }

  #inScope(ordinals: readonly number[], inScope: InScope | undefined): readonly string[] {
    const found: string[] = [];
    for (const ordinal of ordinals) {
      const id = this.#ids[ordinal];
      if (id === undefined || (inScope && !inScope(id))) continue;
      found.push(id);
      if (found.length === MOST_IDS) break;
    }
    return found;
  }

  #add(person: RosterPerson): void {
    const ordinal = this.#ids.push(person.id) - 1;
    this.#nameOf.push(person.name);
    this.#unionOf.push(person.unionId);
    this.#names.add(person.name, ordinal);
    this.#ordinals?.set(person.id, ordinal);
    if (person.aliases === undefined || person.aliases.length === 0) return;
    this.#aliasesOf.set(ordinal, person.aliases);
    for (const alias of person.aliases) this.#aliases.add(alias, ordinal);
  }
}

export interface NamedPeople {
  readonly name: string;
  readonly ids: readonly string[];
}
