import Module, { createRequire } from "node:module";

type Load = (
  request: string,
  parent: { readonly filename?: string } | undefined,
  ...rest: unknown[]
) => unknown;

/**
 * Runs `work`; what it requires by one of `names` is loaded only when somebody first touches it. For packages used as
 * `require("x").member`, `require("x")()` or by a compiled `import x from "x"`. Node's loader is as before on return.
 */
export function requireLazily<Result>(names: readonly string[], work: () => Result): Result {
  const loader = Module as unknown as { _load: Load };
  const eager = loader._load;
  loader._load = (request, parent, ...rest) =>
    names.includes(request) && parent?.filename !== undefined
      ? standIn(request, parent.filename)
      : eager.call(Module, request, parent, ...rest);
  try {
    return work();
  } finally {
    loader._load = eager;
  }
}

type Exports = Record<string | symbol, unknown>;

/** Takes the package's place until it is touched. */
function standIn(name: string, requiredBy: string): unknown {
  let loaded: Exports | undefined;
  const open = (): Exports => (loaded ??= createRequire(requiredBy)(name) as Exports);
  return new Proxy(() => {}, {
    get(_target, key) {
      // Compiled imports look at this first: saying yes keeps them from taking the package itself for its default.
      if (key === "__esModule") return true;
      if (key === "default" && open()["__esModule"] !== true) return open();
      return open()[key];
    },
    apply: (_target, self, values: unknown[]) =>
      Reflect.apply(open() as unknown as (...all: unknown[]) => unknown, self, values),
  });
}
