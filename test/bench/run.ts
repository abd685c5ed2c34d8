import { readdirSync } from "node:fs";

/** `npm run bench [name…]`: every bench of this folder, or those named; each prints its own table. */
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith(".ts") && file !== "run.ts");

for (const file of files.toSorted()) {
  const name = file.slice(0, -".ts".length);
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const module = (await import(`./${file}`)) as Record<string, unknown>;
  for (const [key, bench] of Object.entries(module)) {
    if (!key.startsWith("bench") || typeof bench !== "function") continue;
    console.log(`\n## ${name}`);
    await (bench as () => Promise<void>)();
  }
}
