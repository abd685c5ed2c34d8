const IN_PROCESS = new URL("vitest-in-process.mjs", import.meta.url).href;

/** A module hook: whoever asks for vitest gets the one that runs in this process. */
export const resolve = (specifier, context, next) =>
  specifier === "vitest" ? { url: IN_PROCESS, shortCircuit: true } : next(specifier, context);
