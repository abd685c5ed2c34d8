import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";

/** A PostgreSQL cluster of one's own, to be stopped, killed and started at will. */
export class Cluster {
  readonly port: number;
  readonly #folder: string;
  readonly #bin = findBinaries();
  readonly #owner = ownerIds();

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  static async create(): Promise<Cluster> {
    const cluster = new Cluster(mkdtempSync(`${tmpdir()}/nuanxin-cluster-`), await findFreePort());
    const { uid, gid } = cluster.#owner;
    if (uid !== undefined && gid !== undefined) chownSync(cluster.#folder, uid, gid);
    cluster.#run("initdb", ["-D", cluster.#data, "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8"]);
    cluster.start();
    return cluster;
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Resolves when it takes connections. */
  start(): void {
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60`;
    this.#run("pg_ctl", ["start", "-w", "-D", this.#data, "-o", options, "-l", `${this.#folder}/log`]);
  }

  stop(mode: "immediate" | "fast"): void {
    this.#run("pg_ctl", ["stop", "-w", "-D", this.#data, "-m", mode]);
  }

  remove(): void {
    try {
      this.stop("immediate");
    } catch {
      // It is down already.
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return `${this.#folder}/data`;
  }

  #run(program: string, args: readonly string[]): void {
    execFileSync(`${this.#bin}/${program}`, args, { stdio: "ignore", cwd: this.#folder, ...this.#owner });
  }
}

function findBinaries(): string {
  const versions = readdirSync("/usr/lib/postgresql").toSorted((a, b) => Number(a) - Number(b));
  return `/usr/lib/postgresql/${versions.at(-1)}/bin`;
}

/** The server refuses to run as root: then it runs as `postgres`. */
function ownerIds(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (which: string): number => Number(execFileSync("id", [which, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
