import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { FileSpool } from "../../../src/adapters/spool/file-spool.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import type { InboundMessage } from "../../../src/pipeline/ports/channel.ts";
import { newRing } from "../../support/town-house.ts";

let folder = "";
const vault = new AesVault(newRing());
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/nuanxin-spool-`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = new Date("2026-12-31T15:50:00.123Z");
const message = (id: string, contactId = "a", text = "王建国昨天退休了"): InboundMessage => ({
  id,
  from: { contactId },
  text,
  sentAt: at,
  addressed: true,
});

async function readAll(spool: FileSpool): Promise<string[]> {
  const ids: string[] = [];
  for (let next = await spool.next(); next !== undefined; next = await spool.next()) {
    ids.push(next.message.id);
    await spool.done(next);
  }
  return ids;
}

describe("FileSpool", () => {
  test("keeps in order, over a restart, files included, and nothing is readable on the disk", async () => {
    const spool = await FileSpool.open({ folder, vault });
    const bytes = new Uint8Array([1, 2, 3]);
    await spool.append({ ...message("1"), from: { contactId: "a", roomId: "r" } }, at);
    await spool.append(
      { ...message("2", "b"), attachment: { name: "名单.xlsx", size: 3, load: async () => bytes } },
      at,
    );
    expect(spool.holds("a")).toBe(true);
    expect(spool.holds("c")).toBe(false);
    for (const file of readdirSync(folder)) {
      const content = readFileSync(`${folder}/${file}`, "utf8");
      expect(content).not.toContain("王建国");
      expect(content).not.toContain(Buffer.from("王建国").toString("base64").slice(0, 8));
    }
    writeFileSync(`${folder}/000000000009.message.part`, "half written");

    const again = await FileSpool.open({ folder, vault });
    expect(again.size).toBe(2);
    expect(again.oldest).toEqual(at);
    await again.append(message("3"), at);
    const first = await again.next();
    expect(first).toEqual({
      key: "000000000001",
      receivedAt: at,
      message: { ...message("1"), from: { contactId: "a", roomId: "r" } },
    });
    await again.done(first!);
    const second = await again.next();
    expect(await second?.message.attachment?.load(10)).toEqual(Buffer.from(bytes));
    expect(await readAll(again)).toEqual(["2", "3"]);
    expect(again.size).toBe(0);
    expect(again.holds("a")).toBe(false);
  });

  test("is bounded by number and by bytes, and says so", async () => {
    const few = await FileSpool.open({ folder, vault, mostMessages: 2 });
    expect([
      await few.append(message("1"), at),
      await few.append(message("2"), at),
      await few.append(message("3"), at),
    ]).toEqual(["kept", "kept", "full"]);
    expect(await readAll(few)).toEqual(["1", "2"]);
    const small = await FileSpool.open({ folder, vault, mostBytes: 1_000 });
    expect(await small.append(message("4", "a", "长".repeat(1_000)), at)).toBe("full");
    expect(await small.append(message("5"), at)).toBe("kept");
  });

  test("what comes again is kept already: in one place, over a restart, and where there is no room for more", async () => {
    const spool = await FileSpool.open({ folder, vault, mostMessages: 2 });
    const twice = await Promise.all([spool.append(message("1"), at), spool.append(message("1"), at)]);
    expect([...twice, await spool.append(message("2"), at)]).toEqual(["kept", "kept", "kept"]);
    expect(spool.size).toBe(2);
    const next = await FileSpool.open({ folder, vault, mostMessages: 2 });
    expect([await next.append(message("2"), at), await next.append(message("3"), at)]).toEqual([
      "kept",
      "full",
    ]);
    expect(await readAll(next)).toEqual(["1", "2"]);
    // Handled, it is not here any more; nor is what did not fit.
    expect(await next.append(message("3"), at)).toBe("kept");
    expect(await next.append(message("2"), at)).toBe("kept");
    expect(next.size).toBe(2);
  });

  test("a folder that cannot be written keeps nothing and says so", async () => {
    const spool = await FileSpool.open({ folder: `${folder}/inner`, vault });
    rmSync(`${folder}/inner`, { recursive: true });
    expect(await spool.append(message("1"), at)).toBe("full");
    expect(spool.size).toBe(0);
  });

  test("messages that come at the same moment are all kept, in the order of the calls", async () => {
    const spool = await FileSpool.open({ folder, vault });
    const ids = Array.from({ length: 50 }, (_unused, index) => String(index));
    await Promise.all(ids.map((id) => spool.append(message(id, `c${id}`), at)));
    expect(await readAll(spool)).toEqual(ids);
  });

  test("a message whose file takes long keeps its place before those that come meanwhile", async () => {
    const spool = await FileSpool.open({ folder, vault });
    let handOver = (_bytes: Uint8Array): void => {};
    const load = () => new Promise<Uint8Array>((resolve) => (handOver = resolve));
    const slow = spool.append({ ...message("1"), attachment: { name: "证明.jpg", load } }, at);
    expect(await spool.append(message("2"), at)).toBe("kept");
    expect(spool.holds("a")).toBe(true);
    expect(await spool.next()).toBeUndefined();
    handOver(new Uint8Array([1]));
    expect(await slow).toBe("kept");
    expect(await readAll(spool)).toEqual(["1", "2"]);
  });

  test("a file that cannot be opened holds up neither the start nor the others, and is kept for people", async () => {
    const spool = await FileSpool.open({ folder, vault });
    for (const id of ["1", "2", "3"]) await spool.append(message(id), at);
    const files = readdirSync(folder).toSorted();
    writeFileSync(`${folder}/${files[0]}`, "damaged");
    const again = await FileSpool.open({ folder, vault });
    expect(again.unreadable).toBe(1);
    expect(again.size).toBe(2);
    writeFileSync(`${folder}/${files[1]}`, "damaged later");
    expect(await readAll(again)).toEqual(["3"]);
    expect(again.unreadable).toBe(2);
    expect(again.size).toBe(0);
    expect(readdirSync(folder).filter((file) => file.endsWith(".unreadable"))).toHaveLength(2);
    // A later one never takes the name of an earlier one.
    await again.append(message("4"), at);
    expect(readdirSync(folder)).toContain("000000000004.message");
  });
});
