/** Two digits side by side that mean "about so many": 一两, 两三, 七八, and 三五. */
export const isNeighbour = (first: number, second: number): boolean =>
  first > 0 && (second === first + 1 || (first === 3 && second === 5));
