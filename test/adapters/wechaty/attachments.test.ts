import { Readable } from "node:stream";
import { FileBox } from "file-box";
import { afterEach, describe, expect, test } from "vitest";
import { describeAttachment } from "../../../src/adapters/wechaty/load-attachment.ts";
import type { WechatyChannel } from "../../../src/adapters/wechaty/open-wechaty.ts";
import { makePuppet } from "../sandbox/cast.ts";
import { openOn } from "./open-channel.ts";

let channel: WechatyChannel | undefined;
afterEach(() => channel?.stop());

describe("attachments", () => {
  test.each(["花名册.xlsx", "证明.pdf", "票据.jpg", "录音.mp3"])(
    "%s arrives with its name and bytes",
    async (name) => {
      const puppet = makePuppet();
      const opened = await openOn(puppet);
      channel = opened.channel;
      const bytes = new Uint8Array([0, 1, 2, 253, 254, 255]);
      puppet.post({ contactId: "zhao", file: { name, bytes } });
      const { attachment, text, addressed } = await opened.nth(1);
      expect({ text, addressed, name: attachment?.name }).toEqual({ text: "", addressed: true, name });
      expect(await attachment?.load(6)).toEqual(Buffer.from(bytes));
      expect(await attachment?.load(6)).toEqual(Buffer.from(bytes));
      await expect(attachment?.load(5)).rejects.toThrow("larger than 5 bytes");
    },
  );

  test("a stream of unknown size is read no further than the limit", async () => {
    let fetched = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          fetched += 1_000;
          yield Buffer.alloc(1_000);
        }
      })(),
    );
    const attachment = describeAttachment("大.bin", FileBox.fromStream(endless, "大.bin"), () =>
      Promise.reject(new Error("asked twice")),
    );
    await expect(attachment.load(20_000)).rejects.toThrow("larger than 20000 bytes");
    expect(fetched).toBeLessThan(200_000);
    expect(endless.destroyed).toBe(true);
    expect(attachment.size).toBeUndefined();
  });

  test("an announced size over the limit is refused without fetching", async () => {
    let fetched = false;
    const stream = new Readable({
      read() {
        fetched = true;
      },
    });
    const box = FileBox.fromStream(stream, "大.zip");
    Object.defineProperty(box, "size", { value: 21 });
    const attachment = describeAttachment("大.zip", box, () => Promise.reject(new Error("asked twice")));
    expect(attachment.size).toBe(21);
    await expect(attachment.load(20)).rejects.toThrow("larger than 20 bytes");
    expect(fetched).toBe(false);
  });
});
