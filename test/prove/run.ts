import { parseArgs } from "node:util";

import { printFigures, type Proof } from "./figures.ts";
import { PROOFS } from "./proofs.ts";

const USAGE = `npm run prove [NAME[=SIZE] …] [-- --size N]

The long forms of what \`npm test\` checks briefly. Each prints a table of figures; exit 1 if one does not hold.
A name also means all that begin with it: \`npm run prove kill\`.
`;

/** `npm run prove kill --size 10` leaves the option with npm, which hands it over in the environment. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: "string" }, help: { type: "boolean", short: "h" } },
});
const size = readSize(values.size ?? process.env["npm_config_size"]);
const wanted = positionals.filter((word) => word !== "").map((word) => word.split("="));

if (values.help === true) {
  console.log(USAGE);
  for (const { name, about, size: usual, unit } of PROOFS)
    console.log(`  ${name.padEnd(20)}${about} (${usual.toLocaleString("en")} ${unit})`);
} else {
  const unknown = wanted.filter(([name = ""]) => !PROOFS.some((proof) => isCalled(proof, name)));
  if (unknown.length > 0) {
    console.error(`there is no proof ${unknown.map(([name]) => name).join(", ")}\n\n${USAGE}`);
    process.exit(2);
  }
  for (const proof of PROOFS) {
    const asked = wanted.find(([name = ""]) => isCalled(proof, name));
    if (wanted.length > 0 && asked === undefined) continue;
    if (!(await prove(proof, readSize(asked?.[1]) ?? size ?? proof.size))) process.exitCode = 1;
  }
  process.exit();
}

function isCalled({ name }: Proof, word: string): boolean {
  return name === word || name.startsWith(`${word}-`);
}

function readSize(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`a size is a number above 0, not ${text}\n\n${USAGE}`);
  process.exit(2);
}

async function prove(proof: Proof, times: number): Promise<boolean> {
  console.log(`\n${proof.name}: ${proof.about}, ${times.toLocaleString("en")} ${proof.unit}`);
  const begun = performance.now();
  try {
    const figures = await proof.run(times);
    printFigures(figures);
    console.log(`  (${Math.round((performance.now() - begun) / 1_000)} s)`);
    return figures.every(({ holds }) => holds);
  } catch (error) {
    console.error("  ✗ the proof itself failed:", error);
    return false;
  }
}
