import type { PersonSummary } from "./summaries.ts";

/** One collator for all: making one for every comparison takes longer than the sorting. */
const COLLATOR = new Intl.Collator("zh-CN");

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  COLLATOR.compare(a.name, b.name);

/** Who belongs to which union: found without a walk over everybody, sorted when first asked for. */
export class UnionMembers {
  readonly #byUnion = new Map<string, Map<string, PersonSummary>>();
  readonly #sorted = new Map<string, readonly PersonSummary[]>();

  /** Puts `person` where they belong now, and out of where they belonged. */
  move(person: PersonSummary, before: PersonSummary | undefined): void {
    if (before !== undefined && before.unionId !== person.unionId) {
      this.#byUnion.get(before.unionId)?.delete(before.id);
      this.#sorted.delete(before.unionId);
    }
    const members = this.#byUnion.get(person.unionId) ?? new Map<string, PersonSummary>();
    members.set(person.id, person);
    this.#byUnion.set(person.unionId, members);
    this.#sorted.delete(person.unionId);
  }

  /** In the order of their names. */
  of(unionId: string): readonly PersonSummary[] {
    const known = this.#sorted.get(unionId);
    if (known !== undefined) return known;
    const sorted = [...(this.#byUnion.get(unionId)?.values() ?? [])].sort(byName);
    this.#sorted.set(unionId, sorted);
    return sorted;
  }
}
