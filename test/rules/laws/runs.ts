/** How often a property is tried: fewer times where thousands of mutants wait for it (`PROPERTY_RUNS=0.1`). */
export const runs = (times: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(times * Number(process.env["PROPERTY_RUNS"] ?? 1)),
});
