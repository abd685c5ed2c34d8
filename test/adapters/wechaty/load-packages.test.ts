import { createRequire } from "node:module";

import { describe, expect, test } from "vitest";

import {
  loadFileBox,
  loadPuppetMock,
  loadPuppetService,
  loadWechaty,
} from "../../../src/adapters/wechaty/load-packages.ts";

const { cache } = createRequire(import.meta.url);
const isLoaded = (name: string): boolean =>
  Object.keys(cache).some((file) => file.includes(`/node_modules/${name}/`));

describe("Wechaty's family is loaded without what the bot seldom uses", () => {
  test("which comes, whole, when it is touched", async () => {
    const { FileBox } = loadFileBox();
    const { mock } = loadPuppetMock();
    loadWechaty();
    for (const name of ["faker", "jimp", "qrcode", "@grpc/grpc-js", "request", "cheerio"])
      expect([name, isLoaded(name)]).toEqual([name, false]);

    // A compiled default import of a CommonJS package.
    const contact = new mock.Mocker().createContact();
    expect(contact.payload.name).toMatch(/\w/);
    expect(isLoaded("faker")).toBe(true);

    // A member of a package; then a default import of an ES module compiled to CommonJS.
    const picture = await FileBox.fromQRCode("https://example.org/暖心").toBuffer();
    expect(isLoaded("qrcode")).toBe(true);
    expect(isLoaded("jimp")).toBe(false);
    expect(await FileBox.fromBuffer(picture, "code.png").toQRCode()).toBe("https://example.org/暖心");
    expect(isLoaded("jimp")).toBe(true);
  });

  test("and the gateway's client outright, when it is the puppet", () => {
    const { PuppetService } = loadPuppetService();
    expect(isLoaded("@grpc/grpc-js")).toBe(true);
    expect(PuppetService.name).toBe("PuppetService");
  });
});
