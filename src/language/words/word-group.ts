/** Words of a lexicon that mean the same, with sentences or phrases that hold one each. */
export interface WordGroup {
  readonly words: readonly string[];
  readonly examples?: readonly string[];
}

/** Every word of every group with the same value. */
export function* eachWord<T>(groups: readonly WordGroup[], value: T): Generator<readonly [string, T]> {
  for (const group of groups) for (const word of group.words) yield [word, value];
}
