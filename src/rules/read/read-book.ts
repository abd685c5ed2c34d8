import { STACKINGS, type RuleBook, type RuleGroup } from "../form/book.ts";
import type { Expression } from "../form/expression.ts";
import { parseExact } from "../values/exact.ts";
import { readExpression } from "./expression/read-expression.ts";
import { readCase } from "./read-case.ts";
import { readReferenceSeries, readTable } from "./read-table.ts";
import { readRule } from "./read-rule.ts";
import { readTitle, titleTiers, withTitles } from "./read-title.ts";
import { readTexts } from "./read-type.ts";
import type { Reader } from "./reader.ts";

const BOOK_FIELDS = [
  "title",
  "documents",
  "clauses",
  "choices",
  "channels",
  "approvers",
  "references",
  "tables",
  "titles",
  "groups",
  "rules",
] as const;

/** Reads the shape of a whole book; what its names mean is checked afterwards. */
export function readBook(raw: unknown, reader: Reader): RuleBook {
  const map = reader.map(raw, "book", BOOK_FIELDS);
  const read = <T>(
    key: string,
    one: (raw: unknown, place: string, name: string) => T,
  ): ReadonlyMap<string, T> =>
    new Map(reader.entries(map[key], key).map(([name, value]) => [name, one(value, `${key}.${name}`, name)]));
  const titles = reader
    .list(map["titles"], "titles")
    .map((item, at) => readTitle(item, `titles[${at}]`, reader));
  const choices = withTitles(
    read("choices", (value, place) => readTexts(value, place, reader)),
    titles,
  );
  return {
    title: reader.text(map["title"], "title"),
    documents: read("documents", (value, place) => {
      const document = reader.map(value, place, ["title", "issued"]);
      return {
        title: reader.text(document["title"], `${place}.title`),
        issued:
          document["issued"] === undefined ? null : reader.string(document["issued"], `${place}.issued`),
      };
    }),
    clauses: read("clauses", (value, place) => {
      const clause = reader.map(value, place, ["document", "text"]);
      return {
        document: reader.string(clause["document"], `${place}.document`),
        text: reader.string(clause["text"], `${place}.text`),
      };
    }),
    choices,
    channels: read("channels", (value, place) => reader.text(value, place)),
    approvers: read("approvers", (value, place) => reader.text(value, place)),
    references: read("references", (value, place) => readReferenceSeries(value, place, reader, choices)),
    tables: new Map([
      ...read("tables", (value, place) => readTable(value, place, reader, choices)),
      ["title-tier", titleTiers(titles)],
    ]),
    titles,
    groups: read("groups", (value, place) => readGroup(value, place, reader)),
    rules: read("rules", (value, place, code) => readRule(code, value, place, reader, choices)),
  };
}

function readGroup(raw: unknown, place: string, reader: Reader): RuleGroup {
  const map = reader.map(raw, place, ["name", "stacking", "rules", "ceiling", "cases"]);
  return {
    name: reader.text(map["name"], `${place}.name`),
    stacking: reader.oneOf(map["stacking"], `${place}.stacking`, STACKINGS),
    rules: reader.strings(map["rules"], `${place}.rules`),
    ceiling: map["ceiling"] === undefined ? null : readCeiling(map["ceiling"], `${place}.ceiling`, reader),
    cases: reader
      .list(map["cases"], `${place}.cases`)
      .map((each, index) => readCase(each, `${place}.cases[${index}]`, reader, "group")),
  };
}

/** A plain number is yuan: a group has no figures of another kind. */
function readCeiling(raw: unknown, place: string, reader: Reader): Expression {
  const figure = typeof raw === "number" || typeof raw === "string" ? parseExact(String(raw)) : undefined;
  if (figure === undefined) return readExpression(raw, place, reader);
  return { op: "literal", place, args: [], type: { kind: "money" }, value: figure };
}
