import { describe, expect, test } from "vitest";

import { detectType, endingOf } from "../../../src/features/attachments/detect-type.ts";

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

describe("the type of a file is that of its content", () => {
  test.each([
    ["image/jpeg", bytes([0xff, 0xd8, 0xff, 0xe1], "Exif")],
    ["image/png", bytes([0x89], "PNG\r\n", [0x1a], "\n")],
    ["image/webp", bytes("RIFF", [1, 2, 3, 4], "WEBP")],
    ["image/heic", bytes([0, 0, 0, 24], "ftypheic")],
    ["application/pdf", bytes("%PDF-1.7")],
  ] as const)("%s", (type, content) => {
    expect(detectType(content)).toBe(type);
    expect(endingOf(type)).toMatch(/^[a-z]+$/);
  });

  test.each([
    ["a program", bytes("MZ", [0x90, 0])],
    ["an archive, xlsx and docx too", bytes("PK", [3, 4])],
    ["a page", bytes("<!doctype html><script>")],
    ["a drawing that can hold scripts", bytes("<svg xmlns=")],
    ["a video in the same box as HEIC", bytes([0, 0, 0, 24], "ftypmp42")],
    ["PDF that begins later", bytes("\n%PDF-1.7")],
    ["nothing", bytes()],
  ])("not %s", (_name, content) => {
    expect(detectType(content)).toBeNull();
  });
});
