/** How a rounding falls; halves go away from zero in `half-up`. */
export const ROUND_MODES = ["half-up", "up", "down", "half-even"] as const;
export type RoundMode = (typeof ROUND_MODES)[number];

/** Beyond this size a fraction is reduced; below, reducing costs more than it saves. */
const LONG = 1n << 96n;

/**
 * A number that is no whole count of ten-thousandths: exact, whatever it is divided by. A quotient cut at some digit
 * pays a fen too little where twelfths come to a half (1,200.06 ÷ 12 = 100.005).
 */
export class Fraction {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;

  constructor(n: bigint, d: bigint) {
    const sign = d < 0n ? -1n : 1n;
    const common = d > LONG || d < -LONG ? greatestCommon(n, d) : 1n;
    this.n = (sign * n) / common;
    this.d = (sign * d) / common;
  }

  plus({ n, d }: Fraction): Fraction {
    return new Fraction(this.n * d + n * this.d, this.d * d);
  }

  times({ n, d }: Fraction): Fraction {
    return new Fraction(this.n * n, this.d * d);
  }

  over({ n, d }: Fraction): Fraction {
    return new Fraction(this.n * d, this.d * n);
  }

  negated(): Fraction {
    return new Fraction(-this.n, this.d);
  }

  /** Negative, zero or positive. */
  compare({ n, d }: Fraction): number {
    const difference = this.n * d - n * this.d;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }

  /** The whole number of `1/unit`s that it rounds to; a negative `digits` rounds to tens, hundreds. */
  round(digits: number, mode: RoundMode): Fraction {
    const [up, down] = digits < 0 ? [1n, 10n ** BigInt(-digits)] : [10n ** BigInt(digits), 1n];
    const [n, d] = [this.n * up, this.d * down];
    const size = n < 0n ? -n : n;
    const floor = size / d;
    const rounded = goesUp(size % d, d, floor, mode) ? floor + 1n : floor;
    return new Fraction((n < 0n ? -rounded : rounded) * down, up);
  }

  /** Decimal text without trailing zeros, to twenty digits where it does not end. */
  toText(): string {
    const { n, d } = this.round(20, "half-up");
    const digits = ((n < 0n ? -n : n) * (10n ** 20n / d)).toString().padStart(21, "0");
    let end = 20;
    while (end > 0 && digits.at(end - 21) === "0") end -= 1;
    const whole = digits.slice(0, -20);
    const text = end === 0 ? whole : `${whole}.${digits.slice(-20).slice(0, end)}`;
    return n < 0n ? `-${text}` : text;
  }
}

function goesUp(rest: bigint, unit: bigint, floor: bigint, mode: RoundMode): boolean {
  switch (mode) {
    case "half-up":
      return rest * 2n >= unit;
    case "up":
      return rest > 0n;
    case "down":
      return false;
    case "half-even":
      return rest * 2n > unit || (rest * 2n === unit && floor % 2n === 1n);
  }
}

function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
