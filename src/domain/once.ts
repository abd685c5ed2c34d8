/** `make`, called at the first asking and never again: for what comes with the program and does not change while it runs. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
