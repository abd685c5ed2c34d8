interface Node<T> {
  next: Map<number, Node<T>> | undefined;
  value: T | undefined;
}

export interface Found<T> {
  readonly end: number;
  readonly value: T;
}

/** Texts with a value each; all that begin at a place are found in one walk. Blind to Latin case. */
export class Trie<T> {
  readonly #root: Node<T> = { next: undefined, value: undefined };
  /** Nodes of the first character by its code: most places of a text are left after one look here. */
  readonly #first: (Node<T> | undefined)[] = Array.from({ length: 0x10000 });

  get(text: string): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (let i = 0; i < text.length && node; i++) node = node.next?.get(lowerCase(text.charCodeAt(i)));
    return node?.value;
  }

  set(text: string, value: T | undefined): void {
    let node = this.#root;
    for (let i = 0; i < text.length; i++) {
      const code = lowerCase(text.charCodeAt(i));
      node = child(node, code);
      if (i === 0) this.#first[code] = node;
    }
    node.value = value;
  }

  /** The longest text at `start`. */
  longestAt(text: string, start: number): Found<T> | undefined {
    let found: Found<T> | undefined;
    this.eachAt(text, start, (end, value) => {
      found = { end, value };
    });
    return found;
  }

  /** Hands over every text at `start`, the shortest first; a Latin word must stand alone. */
  eachAt(text: string, start: number, take: (end: number, value: T) => void): void {
    let node = this.#first[lowerCase(text.charCodeAt(start))];
    if (node === undefined) return;
    if (start > 0 && isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) return;
    for (let end = start + 1; ; end++) {
      if (node.value !== undefined && !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))))
        take(end, node.value);
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
