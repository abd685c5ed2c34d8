/** A place in the walk: what ends here, and where each further character leads. */
interface Node<T> {
  value: T | undefined;
  /** The further characters, and their nodes at the same places. Most nodes have few: looking through them is quickest. */
  codes: number[];
  nodes: Node<T>[];
  /** The places by character, where there are too many to look through. */
  places: Map<number, number> | undefined;
}

export interface Found<T> {
  readonly end: number;
  readonly value: T;
}

/** More are looked up and not looked through. */
const FEW = 8;

/** Texts with a value each; all that begin at a place are found in one walk. Blind to Latin case. */
export class Trie<T> {
  readonly #root: Node<T> = makeNode();
  /** Place of the node of every first character, counted from 1: most places of a text are left after one look here. */
  readonly #first = new Uint16Array(0x10000);

  get(text: string): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (let i = 0; i < text.length && node; i++) node = childOf(node, lowerCase(text.charCodeAt(i)));
    return node?.value;
  }

  set(text: string, value: T | undefined): void {
    let node = this.#root;
    for (let i = 0; i < text.length; i++) {
      const code = lowerCase(text.charCodeAt(i));
      const known = childOf(node, code);
      const next = known ?? addChild(node, code);
      if (i === 0 && known === undefined) this.#first[code] = node.nodes.length;
      node = next;
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
    const first = this.#first[lowerCase(text.charCodeAt(start))] ?? 0;
    if (first === 0) return;
    if (start > 0 && isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) return;
    let node = this.#root.nodes[first - 1]!;
    for (let end = start + 1; ; end++) {
      if (node.value !== undefined && !(isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))))
        take(end, node.value);
      if (node.codes.length === 0) return;
      const next: Node<T> | undefined = childOf(node, lowerCase(text.charCodeAt(end)));
      if (next === undefined) return;
      node = next;
    }
  }
}

const NO_CODES: number[] = [];
const NO_NODES: never[] = [];

const makeNode = <T>(): Node<T> => ({
  value: undefined,
  codes: NO_CODES,
  nodes: NO_NODES,
  places: undefined,
});

function childOf<T>({ codes, nodes, places }: Node<T>, code: number): Node<T> | undefined {
  if (places !== undefined) {
    const place = places.get(code);
    return place === undefined ? undefined : nodes[place];
  }
  for (let i = 0; i < codes.length; i++) if (codes[i] === code) return nodes[i];
  return undefined;
}

function addChild<T>(node: Node<T>, code: number): Node<T> {
  const child = makeNode<T>();
  const place = node.codes.length;
  if (node.places !== undefined) {
    node.codes.push(code);
    node.nodes.push(child);
    node.places.set(code, place);
  } else {
    // Copied and not added to: an array that has grown keeps room for more, and there are very many.
    node.codes = [...node.codes, code];
    node.nodes = [...node.nodes, child];
    if (place >= FEW) node.places = new Map(node.codes.map((known, at) => [known, at]));
  }
  return child;
}

const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);
const isLatin = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
