/** Room of a row that is first written to. */
const LEAST_ROOM = 4;

/**
 * A table most of whose cells are never written: each row holds the columns that were, in the order in which they first
 * were, beside the weight of the cell and a second number of its own. Rows lie in one pool and move to its end when they
 * have no more room.
 */
export class SparseTable {
  /** Where each row begins in the pool, how much of it is used, and how much room it has. */
  readonly #starts: Uint32Array;
  readonly #counts: Uint16Array;
  readonly #rooms: Uint16Array;
  #columns = new Uint16Array(1024);
  #weights = new Float32Array(1024);
  #seconds = new Float32Array(1024);
  /** Where the pool is free. */
  #end = 0;

  constructor(rows: number) {
    this.#starts = new Uint32Array(rows);
    this.#counts = new Uint16Array(rows);
    this.#rooms = new Uint16Array(rows);
  }

  /** Adds the weights of a row to the sums of their columns. */
  addRow(row: number, sums: Float32Array): void {
    const columns = this.#columns;
    const weights = this.#weights;
    const end = this.#starts[row]! + this.#counts[row]!;
    for (let at = this.#starts[row]!; at < end; at++) sums[columns[at]!]! += weights[at]!;
  }

  /** Adds to the weight of a cell, and to its second number. */
  change(row: number, column: number, weight: number, second: number): void {
    const at = this.#find(row, column);
    this.#weights[at]! += weight;
    this.#seconds[at]! += second;
  }

  /** Every cell of a row that was written. */
  forEachCell(row: number, show: (column: number, weight: number, second: number) => void): void {
    const end = this.#starts[row]! + this.#counts[row]!;
    for (let at = this.#starts[row]!; at < end; at++)
      show(this.#columns[at]!, this.#weights[at]!, this.#seconds[at]!);
  }

  #find(row: number, column: number): number {
    const columns = this.#columns;
    const end = this.#starts[row]! + this.#counts[row]!;
    for (let at = this.#starts[row]!; at < end; at++) if (columns[at] === column) return at;
    if (this.#counts[row] === this.#rooms[row]) this.#move(row);
    const at = this.#starts[row]! + this.#counts[row]!++;
    this.#columns[at] = column;
    return at;
  }

  /** To the end of the pool, with twice the room. */
  #move(row: number): void {
    const start = this.#starts[row]!;
    const count = this.#counts[row]!;
    const room = Math.max(LEAST_ROOM, count * 2);
    if (this.#end + room > this.#columns.length) this.#grow();
    this.#columns.copyWithin(this.#end, start, start + count);
    this.#weights.copyWithin(this.#end, start, start + count);
    this.#seconds.copyWithin(this.#end, start, start + count);
    this.#starts[row] = this.#end;
    this.#rooms[row] = room;
    this.#end += room;
  }

  #grow(): void {
    const columns = new Uint16Array(this.#columns.length * 2);
    const weights = new Float32Array(this.#columns.length * 2);
    const seconds = new Float32Array(this.#columns.length * 2);
    columns.set(this.#columns);
    weights.set(this.#weights);
    seconds.set(this.#seconds);
    this.#columns = columns;
    this.#weights = weights;
    this.#seconds = seconds;
  }
}
