import type { Ask } from "../evaluate/answer/answer.ts";
import { plainNumber, withFen, type Speech } from "./dress-value.ts";
import type { Sentence } from "./sentence.ts";

/** What is asked next, and what the answer can be until it is known. */
export function explainAsk(answer: Ask, speech: Speech): readonly Sentence[] {
  const { render, version, locale } = speech;
  const name = version.rule.name[locale];
  const sentences: Sentence[] = [];
  const [next] = answer.needs;
  const roughly = next === undefined ? undefined : speech.values[next];
  const question = next === undefined ? undefined : version.rule.inputs.get(next)?.question[locale];
  // Told already, but only about: it is reckoned with both ends before the exact figure is asked for.
  if (next !== undefined && roughly?.includes("…"))
    sentences.push({
      part: "conclusion",
      text: render("conclusion.about", { name, told: sayRange(roughly, next, speech) }),
    });
  else if (question) sentences.push({ part: "conclusion", text: question });
  if (next === undefined) sentences.push({ part: "conclusion", text: render("conclusion.open", { name }) });
  if (answer.bounds) {
    const { min, max } = answer.bounds;
    const key = `bounds.${shapeOf(min, max)}`;
    sentences.push({ part: "reason", text: render(key, { min: withFen(min), max: withFen(max ?? min) }) });
  }
  return sentences;
}

/** `自付 27,000—33,000 元`; one end is enough. */
function sayRange(range: string, input: string, { render, version, locale }: Speech): string {
  const [from = "", to = ""] = range.split("…").map(plainNumber);
  const label = version.rule.inputs.get(input)?.label[locale] ?? input;
  const key = to === "" ? "told.from" : ["", "0"].includes(from) ? "told.up-to" : "told.between";
  return render(key, { label, from, to });
}

function shapeOf(min: string, max: string | null): "from" | "exact" | "up-to" | "between" {
  if (max === null) return "from";
  if (min === max) return "exact";
  return min === "0.00" ? "up-to" : "between";
}
