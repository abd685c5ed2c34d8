/** `npm run bench [name…]`: every bench of this folder, or those named; each prints its own table. */
const BENCHES: Readonly<Record<string, () => Promise<() => Promise<void>>>> = {
  campaign: async () => (await import("./campaign.ts")).benchCampaign,
  import: async () => (await import("./import.ts")).benchImport,
  language: async () => (await import("./language.ts")).benchLanguage,
  messages: async () => (await import("./messages.ts")).benchMessages,
  rules: async () => (await import("./rules.ts")).benchRules,
  start: async () => (await import("./start.ts")).benchStart,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`there is no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}

for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const bench = await load();
  console.log(`\n## ${name}`);
  await bench();
}
