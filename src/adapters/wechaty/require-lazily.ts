import Module from "node:module";

type Load = (
  request: string,
  parent: { readonly filename?: string } | undefined,
  ...rest: unknown[]
) => unknown;

export interface Lazily {
  /** What is required by one of these names. */
  readonly names: readonly string[];
  /** Whatever is required by a file whose path ends so. */
  readonly by: readonly string[];
}

/**
 * Runs `work`; of what it requires some is loaded only when somebody first touches it. For packages used as
 * `require("x").member`, `require("x")()` or by a compiled `import x from "x"`. Node's loader is as before on return.
 */
export function requireLazily<Result>({ names, by }: Lazily, work: () => Result): Result {
  const loader = Module as unknown as { _load: Load };
  const eager = loader._load;
  loader._load = (request, parent, ...rest) => {
    // Not by way of `require`: it may be touched while what asks is still being loaded lazily.
    const open = (): unknown => eager.call(Module, request, parent, ...rest);
    return names.includes(request) || isOneOf(by, parent?.filename ?? "") ? standIn(open) : open();
  };
  try {
    return work();
  } finally {
    loader._load = eager;
  }
}

const isOneOf = (endings: readonly string[], file: string): boolean =>
  endings.some((ending) => file.replaceAll("\\", "/").endsWith(ending));

type Exports = Record<string | symbol, unknown>;

/** Takes the package's place until it is touched. */
function standIn(load: () => unknown): unknown {
  let loaded: Exports | undefined;
  const open = (): Exports => (loaded ??= load() as Exports);
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
