interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  value: T | undefined;
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

  /** The longest text at `start`; a Latin word must stand alone. */
  longestAt(text: string, start: number): { readonly end: number; readonly value: T } | undefined {
    if (start > 0 && isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) return undefined;
    let node = this.#root;
    let found: { end: number; value: T } | undefined;
    for (let i = start; i < text.length; i++) {
      const code = lowerCase(text.charCodeAt(i));
      const next = node.next?.get(code);
      if (next === undefined) break;
      node = next;
      if (node.value === undefined) continue;
      if (isLatin(code) && i + 1 < text.length && isLatin(text.charCodeAt(i + 1))) continue;
      found = { end: i + 1, value: node.value };
    }
    return found;
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
