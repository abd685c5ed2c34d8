import { describe, expect, it } from "vitest";
import { loadLexicons } from "../../src/adapters/locales/load-lexicon.ts";
import type { Mention, Understanding } from "../../src/language/frame.ts";
import { findDocumentNumbers } from "../../src/language/frames/message/document-numbers.ts";
import { MASKS } from "../../src/language/likeness/mask.ts";
import { listEntries } from "../../src/language/lexicon/lexicon.ts";
import { createLanguage } from "../../src/language/understand.ts";
import { NOW, readGold, readGoldRoster, type Gold } from "./gold/read-gold.ts";
import { readSayings } from "./gold/read-sayings.ts";

const FILE = new URL("../../locales/zh-CN/lexicon/sentences.txt", import.meta.url);

const lexicons = loadLexicons();
const language = createLanguage(lexicons);
const roster = readGoldRoster();

/** What the message is an example of; nothing of an answer, which says what it says only where it was asked for. */
function labelOf({ is, kind, frames, expecting, locale }: Gold): string | undefined {
  const [first] = frames ?? [{ is, kind }];
  const intent = first?.is ?? "report-change";
  if (intent === "ignore" || expecting !== undefined || locale === "en") return undefined;
  if (intent !== "report-change") return intent;
  return first?.kind === undefined || first.kind === "ignore" ? intent : `${intent}.${first.kind}`;
}

/** What the lexicon gives as examples of an intent or of a kind of change. */
const listExamples = (): { readonly label: string; readonly say: string }[] =>
  listEntries(lexicons["zh-CN"]).flatMap(({ class: name, code, examples }) => {
    const label = name === "intent" ? code : name.startsWith("kind") ? `report-change.${code}` : undefined;
    return label === undefined ? [] : examples.map((say) => ({ label, say }));
  });

/** The message with what names somebody or counts something taken out. */
function maskGold(say: string): string {
  const found: Understanding = language.understand(say, { now: NOW, roster });
  const papers = findDocumentNumbers(say).map(({ start, end }) => ({
    index: start,
    text: say.slice(start, end),
  }));
  const lists = [
    [papers, MASKS.number],
    [found.people, MASKS.person],
    [found.unions, MASKS.union],
    [found.honours, MASKS.honour],
    [found.dates, MASKS.date],
    [found.amounts, MASKS.amount],
  ] as const;
  const masked = lists.flatMap(([mentions, [, written]]) =>
    mentions.map((mention: Mention) => ({ ...mention, written })),
  );
  return masked
    .filter(({ index, text }, at) =>
      masked
        .slice(0, at)
        .every((other) => other.index >= index + text.length || other.index + other.text.length <= index),
    )
    .toSorted((a, b) => b.index - a.index)
    .reduce(
      (rest, { index, text, written }) => rest.slice(0, index) + written + rest.slice(index + text.length),
      say,
    )
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("sentences that the language learns from", () => {
  it("are those of the dev half, the sayings and the examples of the lexicon: a new one is taken over with `npx vitest run test/language/sentences -u`", async () => {
    const sections = new Map<string, Set<string>>();
    const add = (label: string | undefined, say: string): void => {
      if (label !== undefined) sections.set(label, (sections.get(label) ?? new Set()).add(maskGold(say)));
    };
    for (const gold of readGold("dev").flatMap(({ messages }) => messages)) add(labelOf(gold), gold.say);
    for (const { label, say } of [...readSayings(), ...listExamples()]) add(label, say);
    const text = [...sections]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, lines]) => `[${label}]\n${[...lines].toSorted().join("\n")}\n`)
      .join("\n");
    await expect(text).toMatchFileSnapshot(FILE.pathname);
  });
});
