import type { Vault } from "../../src/domain/vault.ts";

const MARK = /^plain:[^:]*:/;

/** Seals nothing: what is kept stands in the database in clear, so that a test can look for it. */
export const plainVault: Vault = {
  seal: (text, place) => `plain:${place.table}.${place.column}:${text}`,
  open: (sealed) => sealed.replace(MARK, ""),
  sealBytes: (bytes, place) => {
    // Text stays readable; the database takes no zero byte.
    const form = bytes.includes(0) ? "base64" : "latin1";
    return `plain:${place.table}.${place.column}:${form}:${Buffer.from(bytes).toString(form)}`;
  },
  openBytes: (sealed) => {
    const [form = "", content = ""] = sealed.replace(MARK, "").split(/:(.*)/s);
    return Buffer.from(content, form === "base64" ? "base64" : "latin1");
  },
  blindIndex: (purpose, value) =>
    `${purpose}-${[...value].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007, 7)}`,
};
