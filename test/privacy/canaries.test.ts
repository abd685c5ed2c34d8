import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";

import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";

import { writeBackup } from "../../src/adapters/backup/write-backup.ts";
import { type OpenDatabase, openDatabase } from "../../src/adapters/database/open-database.ts";
import { makeTwoLogins } from "../../src/adapters/database/temporary.ts";
import { createLog } from "../../src/adapters/log/pino-log.ts";
import { FileSpool } from "../../src/adapters/spool/file-spool.ts";
import { transactAsSystem } from "../../src/features/acting.ts";
import { queryRows } from "../../src/features/database.ts";
import { watchFailpoints } from "../../src/pipeline/faults/failpoint.ts";
import { layDatabase } from "../support/prepared-folder.ts";
import { openTownHouse } from "../support/town-house.ts";
import { type Canary, CANARIES, type CanaryKind, findCanaries, formsOf, plainForm } from "./canaries.ts";

type Town = Awaited<ReturnType<typeof openTownHouse>>;
type Saying = readonly [who: string, text: (value: string) => string, ...then: readonly string[]];

const OFFICER = "demo-zhaomin";
const WORKER = "demo-chenjing";
const GUEST = "demo-guest";

/** Where each kind of value is said in private; what follows carries it on to where it is kept. */
const SAYINGS: Readonly<Record<CanaryKind, readonly Saying[]>> = {
  id: [
    [OFFICER, (value) => `查 ${value}`],
    [OFFICER, (value) => `王建国身份证号改为${value}`, "确认"],
    [WORKER, (value) => `更正身份证号${value}`, "确认"],
    [GUEST, (value) => value],
  ],
  phone: [
    [OFFICER, (value) => `王建国电话改成${value}`, "确认"],
    [WORKER, (value) => `更正电话：${value}`, "确认"],
    [GUEST, (value) => `我是王建国，电话${value}`],
  ],
  card: [
    [OFFICER, (value) => `王建国银行卡换成${value}`, "确认"],
    [WORKER, (value) => `更正银行卡：${value}`, "确认"],
  ],
  amount: [
    [WORKER, (value) => `我生病自付${value}，其中自费0元，能补多少`, "申请", "确认"],
    [OFFICER, (value) => `王建国家里着火损失${value}`, "确认"],
  ],
  name: [
    [OFFICER, (value) => `查 ${value}`],
    [OFFICER, (value) => `${value}11月20日退休`, "确认"],
    [GUEST, (value) => `周福生师傅昨天走了，${value}告诉我的`, "确认"],
    [WORKER, (value) => `我爱人${value}得了大病，自付两万`, "确认"],
  ],
  illness: [
    [OFFICER, (value) => `王建国得了${value}`, "确认"],
    [WORKER, (value) => `我得了${value}，自付四万，能补多少`, "确认"],
  ],
  address: [
    [OFFICER, (value) => `王建国搬到${value}`, "确认"],
    [WORKER, (value) => `更正住址：${value}`, "确认"],
  ],
  reason: [
    [OFFICER, (value) => `王建国昨天因${value}被立案`, "确认"],
    [GUEST, (value) => `听说王建国${value}被抓了`],
  ],
};

/** Says a value in every form: in private where it belongs, in a group, and as the name of a file. */
async function plant(town: Town, canary: Canary, at: number): Promise<void> {
  const sayings = SAYINGS[canary.kind];
  for (const [index, form] of formsOf(canary).entries()) {
    const chosen = index === 0 ? sayings : [sayings[(at + index) % sayings.length]!];
    for (const [who, text, ...then] of chosen) {
      await town.say(who, text(form));
      for (const next of then) await town.say(who, next);
      if (then.length === 0) await town.say(who, "取消");
    }
    if (index === 0) await town.say(OFFICER, "", { fileName: `${form}.jpg` });
  }
  // In a group the value by itself, and then all that it is written like, to the bot and past it.
  const [plain = "", ...others] = formsOf(canary);
  const every = (odd: number): string => others.filter((_form, index) => index % 2 === odd).join("，");
  for (const [text, addressed] of [
    [plain, true],
    [every(0), false],
    [every(1), true],
  ] as const)
    await town.say(WORKER, `${canary.kind === "name" ? "查 " : ""}${text}`, {
      roomId: "demo-room-everyone",
      addressed,
    });
}

/** A fault of the program whose message quotes all that was said, made up to look like a frame of a stack. */
async function failWith(town: Town, text: string): Promise<void> {
  watchFailpoints((point) => {
    if (point === "message-claimed")
      throw Object.assign(
        new Error(`cannot store ${text}\n    at ${text} (/x.ts:1:1)`, { cause: new Error(text) }),
        {
          code: text,
        },
      );
  });
  await town.say(OFFICER, text);
  watchFailpoints(undefined);
}

const folders: string[] = [];
afterEach(() => {
  watchFailpoints(undefined);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const makeFolder = (): string => {
  const folder = mkdtempSync(`${tmpdir()}/nuanxin-canaries-`);
  folders.push(folder);
  return folder;
};

async function everyRow(database: OpenDatabase): Promise<string> {
  return transactAsSystem(database.db, async (tx) => {
    const tables = await queryRows<{ name: string }>(
      tx,
      sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'audit'`,
    );
    let text = "";
    for (const { name } of [...tables, { name: "audit_trail" }])
      for (const { row } of await queryRows<{ row: string }>(
        tx,
        sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
      ))
        text += `${name} ${row}\n`;
    return text;
  });
}

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

interface Kind {
  readonly name: string;
  /** Opens the house's database, and says how its owner sees and dumps it. */
  open(folder: string): Promise<{
    readonly database: OpenDatabase;
    /** Closes the database; what is left of it on the disk or in a dump. */
    dump(): Promise<string>;
    /** For the backup, which is the owner's work. */
    owner(): Promise<OpenDatabase>;
    drop(): Promise<void>;
  }>;
}

const url = process.env["TEST_DATABASE_URL"];
const EMBEDDED: Kind = {
  name: "PGlite",
  open: async (folder) => {
    const place = { folder: `${folder}/data` };
    await layDatabase(place.folder);
    const database = await openDatabase(place);
    return {
      database,
      dump: async () => everyFile(`${folder}/data`),
      owner: () => openDatabase(place, "upkeep"),
      drop: () => Promise.resolve(),
    };
  },
};

const onServer = (server: string): Kind => ({
  name: "PostgreSQL",
  open: async () => {
    const place = await makeTwoLogins(server);
    const database = await openDatabase(place);
    return {
      database,
      dump: async () =>
        execFileSync("pg_dump", ["--inserts", place.ownerUrl], {
          encoding: "utf8",
          maxBuffer: 512 * 1024 * 1024,
        }),
      owner: () => openDatabase(place, "upkeep"),
      drop: place.drop,
    };
  },
});

const KINDS: readonly Kind[] = [url === undefined ? EMBEDDED : onServer(url)];

test("the canaries are 50, and found in whatever form", () => {
  expect(CANARIES).toHaveLength(50);
  for (const canary of CANARIES)
    for (const form of formsOf(canary))
      expect([form, findCanaries(`前${form}后`)]).toEqual([form, [`${canary.kind} ${canary.value}`]]);
  expect(findCanaries(plainForm("王建国 2026-000001 13900001234"))).toEqual([]);
});

describe.each(KINDS)("on $name", ({ open }) => {
  test(
    "50 planted values in every form: in no log, group, error, dump, spool or backup",
    { timeout: 400_000 },
    async () => {
      const folder = makeFolder();
      const { database, dump, owner, drop } = await open(folder);
      const lines: string[] = [];
      const log = createLog("debug", { write: (line) => void lines.push(line) });
      const town = await openTownHouse(database, { log });
      for (const who of [OFFICER, WORKER])
        for (const text of ["我得了重病，自付三万", "同意", "取消"]) await town.say(who, text);
      for (const [at, canary] of CANARIES.entries()) await plant(town, canary, at);
      for (const canary of CANARIES) await failWith(town, canary.value);
      await town.bot.tick();

      const spool = await FileSpool.open({ folder: `${folder}/spool`, vault: town.vault });
      for (const { value } of CANARIES)
        await spool.append(
          { id: value, from: { contactId: WORKER }, text: value, sentAt: town.clock.now(), addressed: true },
          town.clock.now(),
        );

      expect(lines.length).toBeGreaterThan(CANARIES.length);
      expect(findCanaries(lines.join("\n"))).toEqual([]);
      const inGroups = town.said.filter(({ to }) => to.roomId !== undefined);
      expect(inGroups.length).toBeGreaterThan(0);
      expect(findCanaries(inGroups.map(({ text }) => text).join("\n"))).toEqual([]);
      const rows = await everyRow(database);
      // The search sees what there is to see: a name of the roster stands in clear.
      expect(rows).toContain("王建国");
      expect(findCanaries(rows)).toEqual([]);
      expect(findCanaries(everyFile(`${folder}/spool`))).toEqual([]);
      // They were understood and kept, and not just turned away.
      const [kept] = await transactAsSystem(database.db, (tx) =>
        queryRows<{
          reports: number;
          quarantined: number;
          history: number;
          applications: number;
          leads: number;
        }>(
          tx,
          sql`select (select count(*)::int from change_reports) as reports, (select count(*)::int from quarantine) as quarantined,
          (select count(*)::int from field_history) as history, (select count(*)::int from applications) as applications,
            (select count(*)::int from leads) as leads`,
        ),
      );
      expect(kept?.quarantined).toBe(CANARIES.length);
      expect(kept?.reports).toBeGreaterThan(10);
      expect(kept?.history).toBeGreaterThan(10);
      expect(kept?.applications).toBeGreaterThan(0);
      expect(kept?.leads).toBeGreaterThan(5);

      await database.close();
      const dumped = await dump();
      expect(dumped).toContain("王建国");
      expect(findCanaries(dumped)).toEqual([]);
      const upkeep = await owner();
      await writeBackup(upkeep.db, { path: `${folder}/town.nxb`, ring: town.ring, now: town.clock.now() });
      await upkeep.close();
      expect(findCanaries(readFileSync(`${folder}/town.nxb`, "utf8"))).toEqual([]);
      await drop();
    },
  );
});
