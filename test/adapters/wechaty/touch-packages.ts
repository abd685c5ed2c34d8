import { createRequire } from "node:module";

import {
  loadFileBox,
  loadPuppetMock,
  loadPuppetService,
  loadWechaty,
} from "../../../src/adapters/wechaty/load-packages.ts";

/** A process of its own that loads Wechaty's family piece by piece, and says after each step which packages are there. */
const { cache } = createRequire(import.meta.url);
const isLoaded = (name: string): boolean =>
  Object.keys(cache).some((file) => `${file}/`.includes(`/node_modules/${name}/`));
const loaded = (): string[] =>
  [
    "faker",
    "jimp",
    "jsqr",
    "qrcode",
    "ws",
    "json-rpc-peer",
    "@grpc/grpc-js",
    "request",
    "cheerio",
    "ix",
    "xstate",
    // Of a collection only what is used.
    "fp-ts/lib/Array.js",
  ].filter(isLoaded);

const { FileBox } = loadFileBox();
const { mock } = loadPuppetMock();
loadWechaty();
const atFirst = loaded();
// A compiled default import of a CommonJS package.
const { name } = new mock.Mocker().createContact().payload;
const withContact = loaded();
// A member of a package; then a default import of an ES module compiled to CommonJS.
const picture = await FileBox.fromQRCode("https://example.org/暖心").toBuffer();
const withCode = loaded();
const read = await FileBox.fromBuffer(picture, "code.png").toQRCode();
const withReader = loaded();
const { PuppetService } = loadPuppetService();
console.log(
  JSON.stringify({
    atFirst,
    withContact,
    withCode,
    withReader,
    withGateway: loaded(),
    name,
    read,
    puppet: PuppetService.name,
  }),
);
