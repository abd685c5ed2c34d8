import { execFileSync } from "node:child_process";

import { expect, test } from "vitest";

import { scriptArguments } from "../../support/run-script.ts";

test("Wechaty's family is loaded without what the bot seldom uses, which comes, whole, when it is touched", () => {
  const script = scriptArguments(new URL("touch-packages.ts", import.meta.url));
  const said = JSON.parse(execFileSync(process.execPath, script, { encoding: "utf8" })) as Record<
    string,
    unknown
  >;
  expect(said).toEqual({
    atFirst: [],
    withContact: ["faker"],
    withCode: ["faker", "qrcode"],
    withReader: ["faker", "jimp", "jsqr", "qrcode"],
    withGateway: ["faker", "jimp", "jsqr", "qrcode", "@grpc/grpc-js"],
    name: expect.stringMatching(/\w/),
    read: "https://example.org/暖心",
    puppet: "PuppetService",
  });
});
