interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  value: T | undefined;
}

export interface Found<T> {
  readonly end: number;
  readonly value: T;
}

/** Texts with a value each; the longest that begins at a place is found in one walk. Blind to Latin case. */
export class Trie<T> {
  readonly #root: Node<T> = { next: undefined, value: undefined };

  get(text: string): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (let i = 0; i < text.length && node; i++) node = node.next?.get(lowerCase(text.charCodeAt(i)));
    return node?.value;
  }

  set(text: string, value: T | undefined): void {
    let node = this.#root;
    for (let i = 0; i < text.length; i++) node = child(node, lowerCase(text.charCodeAt(i)));
    node.value = value;
  }

  /** The longest text at `start`. */
  longestAt(text: string, start: number): Found<T> | undefined {
    const found: Found<T>[] = [];
    this.collectAt(text, start, found);
    return found.at(-1);
  }

  /** Adds every text at `start`, the shortest first; a Latin word must stand alone. */
  collectAt(text: string, start: number, found: Found<T>[]): void {
    let node = this.#root.next?.get(lowerCase(text.charCodeAt(start)));
    if (node === undefined) return;
    if (start > 0 && isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) return;
    for (let end = start + 1; ; end++) {
      if (node.value !== undefined && !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))))
        found.push({ end, value: node.value });
      const next: Node<T> | undefined = node.next?.get(lowerCase(text.charCodeAt(end)));
      if (next === undefined) return;
      node = next;
    }
  }
}

function child<T>(node: Node<T>, code: number): Node<T> {
  node.next ??= new Map();
  let next = node.next.get(code);
  if (next === undefined) {
    next = { next: undefined, value: undefined };
    node.next.set(code, next);
  }
  return next;
}

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
