/** The same object while `isUp`; otherwise each of its methods fails as if the database server had gone away. */
export function breakable<T extends object>(whole: T, isUp: () => boolean): T {
  return new Proxy(whole, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) =>
        isUp()
          ? (value as (...all: unknown[]) => unknown).apply(target, args)
          : Promise.reject(Object.assign(new Error("away"), { code: "ECONNREFUSED" }));
    },
  });
}
