import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
/**
 * Never committed, gone with `node_modules`, and readable by whoever runs the program (it is installed by another);
 * where that may not be written, a folder of one's own among the system's temporary ones.
 */
const CACHES = [
  { path: fileURLToPath(new URL("../../node_modules/.cache/nuanxin", import.meta.url)), mode: 0o755 },
  { path: join(tmpdir(), `nuanxin-compiled-${process.getuid?.() ?? 0}`), mode: 0o700 },
];
/** Programs that were started before the last changes may still load from theirs. */
const KEPT = 4;

/**
 * The project as plain JavaScript, compiled now if it has changed since: a loader that compiles while the program runs
 * costs a second of every start and 50 MB for as long as it runs. Racing starters each compile, one wins.
 * @param {readonly string[]} folders what is compiled: the program, and its benches and proofs where they are run
 * @returns {Promise<string>} absolute path; the files in it lie as in the project
 */
export async function compileSources(folders = ["src"]) {
  const files = folders.flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => join(folder, file)),
  );
  const stamp = stampOf(files);
  const ready = CACHES.filter(isOurs).find(({ path }) => existsSync(join(path, stamp)));
  if (ready !== undefined) return join(ready.path, stamp);
  const cache = CACHES.find(makeFolder)?.path;
  if (cache === undefined)
    throw new Error(`cannot write compiled sources to ${CACHES.map(({ path }) => path).join(" or ")}`);
  const target = join(cache, stamp);
  const draft = `${target}.${process.pid}`;
  await compile(files, draft);
  // Packages are looked for upwards from the file that asks for them.
  symlinkSync(join(PROJECT, "node_modules"), join(draft, "node_modules"), "junction");
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  removeOld(cache);
  return target;
}

/** @param {string[]} files */
function stampOf(files) {
  const hash = createHash("sha256").update(process.version);
  for (const file of files.toSorted()) {
    const { mtimeMs, size } = statSync(join(PROJECT, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** @typedef {(typeof CACHES)[number]} Cache */

/** @param {Cache} cache */
function makeFolder({ path, mode }) {
  try {
    mkdirSync(path, { recursive: true, mode });
    accessSync(path, constants.W_OK);
    return isOurs({ path, mode });
  } catch {
    return false;
  }
}

/**
 * What lies among temporary files may have been laid there by anybody: only what nobody else could write is run.
 * @param {Cache} cache
 */
function isOurs({ path, mode }) {
  if (mode !== 0o700) return true;
  const found = lstatSync(path, { throwIfNoEntry: false });
  return (
    found?.isDirectory() === true && found.uid === (process.getuid?.() ?? 0) && (found.mode & 0o077) === 0
  );
}

/**
 * @param {string[]} files
 * @param {string} outdir
 */
async function compile(files, outdir) {
  const { build, stop } = await import("esbuild");
  await build({
    entryPoints: files.map((file) => join(PROJECT, file)),
    outbase: PROJECT,
    outdir,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20.20",
    sourcemap: true,
    logLevel: "error",
    plugins: [{ name: "file-by-file", setup: compileFileByFile }],
  });
  await stop();
}

/**
 * Every file stays a file, and finds what lies beside its source (words, rules, migrations) where that lies.
 * @param {import("esbuild").PluginBuild} build
 */
function compileFileByFile(build) {
  build.onResolve({ filter: /^\.{1,2}\// }, ({ path }) => ({
    path: path.replace(/\.ts$/, ".js"),
    external: true,
  }));
  build.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
    loader: "ts",
    contents: readFileSync(path, "utf8")
      .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
      .replaceAll("import.meta.dirname", JSON.stringify(join(path, ".."))),
  }));
}

/** @param {string} cache */
function removeOld(cache) {
  const builds = readdirSync(cache)
    .map((name) => ({ path: join(cache, name), at: statSync(join(cache, name)).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of builds.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}
