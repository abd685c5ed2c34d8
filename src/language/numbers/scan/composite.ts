/** Powers of ten are exact up to here; and a page of 万 must come to an end. */
export const MOST = 1e22;

/**
 * The sum of a number with units while it is read. Parts are kept by the unit that closed them, so that
 * 一万五千亿 and 五亿零六 both add up; all arithmetic is on safe integers.
 */
export class Composite {
  #trillions = 0;
  #hundredMillions = 0;
  #myriads = 0;
  /** What no 万 has closed yet. */
  #section = 0;
  /** How far the number is open upwards: 十几 10, 几千 10,000, 七八百 100. */
  width = 0;
  /** The next 十百千 must be below this power of ten. */
  smallBelow = 4;
  /** Power of the last 万亿兆; 0 before the first. */
  lastBig = 0;
  /** Nothing has followed the last 万亿兆. */
  isJustClosed = false;
  hasZero = false;
  hasUnit = false;
  hasDigit = false;
  /** Begins with its unit: 百三, 千万, 万九. Much that looks like it is a word. */
  isBare = false;
  isDoubtful = false;
  /** 三万 二千 may be two numbers; 3 万 2 千 is one, written wide. */
  hasSpacedParts = false;
  hasSpacedUnits = false;
  /** Power of ten of the units at the very end, 0 when digits follow them. */
  unitPower = 0;

  addOnes(value: number): void {
    this.#section += value;
    this.smallBelow = 0;
    this.hasDigit = true;
    this.isJustClosed = false;
    this.unitPower = 0;
  }

  /** 十百千: `power` < `smallBelow`. */
  addSmall(coefficient: number, power: number): void {
    this.#section += coefficient * 10 ** power;
    this.smallBelow = power;
    this.hasDigit = true;
    this.hasUnit = true;
    this.hasZero = false;
    this.isJustClosed = false;
    this.unitPower = power;
  }

  /** May 10^`power` close what stands open? Not where there is nothing, or where such a part is there already. */
  canClose(power: number): boolean {
    if (this.isJustClosed) return this.lastBig <= 8 && this.total * 10 ** power <= MOST;
    if (this.#section === 0 && this.width === 0) return false;
    if (power === 4) return this.#myriads === 0;
    if (power === 8) return this.#hundredMillions === 0;
    return this.#trillions === 0;
  }

  /** 万亿兆: everything smaller that stands before it counts in it. */
  close(power: number): void {
    const factor = 10 ** power;
    this.unitPower = this.isJustClosed ? this.unitPower + power : power;
    if (this.isJustClosed) this.#closeAgain(factor);
    else if (power === 4) this.#myriads = this.#section * factor;
    else if (power === 8) {
      this.#hundredMillions = (this.#myriads + this.#section) * factor;
      this.#myriads = 0;
    } else {
      this.#trillions = (this.#hundredMillions + this.#myriads + this.#section) * factor;
      this.#hundredMillions = 0;
      this.#myriads = 0;
    }
    this.width *= factor;
    this.#section = 0;
    this.smallBelow = 4;
    this.lastBig = power;
    this.isJustClosed = true;
    this.hasUnit = true;
    this.hasZero = false;
  }

  /** 万亿, 万万, 亿万: the unit of a unit. */
  #closeAgain(factor: number): void {
    if (this.#myriads > 0) {
      this.#hundredMillions += this.#myriads * factor;
      this.#myriads = 0;
    } else if (this.#hundredMillions > 0) {
      this.#trillions += this.#hundredMillions * factor;
      this.#hundredMillions = 0;
    } else this.#trillions *= factor;
  }

  /** The last unit said, as a power of ten within the open section or of the part before it. */
  get lastPower(): number {
    return this.smallBelow < 4 ? this.smallBelow : this.lastBig;
  }

  /** Lowest power of ten with a digit in the open section: 20 → 10, 300 → 100. */
  get roundness(): number {
    let power = 1;
    while (this.#section > 0 && this.#section % (power * 10) === 0) power *= 10;
    return power;
  }

  get total(): number {
    return this.#trillions + this.#hundredMillions + this.#myriads + this.#section;
  }

  /** Only one of the parts is there: 一亿亿 is exact, however large. */
  get isRound(): boolean {
    return [this.#trillions, this.#hundredMillions, this.#myriads, this.#section].filter(Boolean).length <= 1;
  }
}
