import type { Frame, Slots, Understanding } from "../language/frame.ts";

/** For the eye: a line a frame, and a line for each kind of entity that was found. */
export function describeUnderstanding(text: string, found: Understanding): string {
  return [
    `「${text}」`,
    ...found.frames.map(describeFrame),
    ...line(
      "dates",
      found.dates.map((date) => `${date.text} → ${describeSpan(date)}`),
    ),
    ...line(
      "amounts",
      found.amounts.map(({ text, value, min, max, role, approximate }) =>
        [text, "→", value ?? `${min ?? ""}…${max ?? ""}`, role, approximate ? "(approximate)" : ""]
          .join(" ")
          .trim(),
      ),
    ),
    ...line(
      "people",
      found.people.map(({ text, name, match, ids }) => `${text} → ${name} (${match}, ${ids.length})`),
    ),
    ...line(
      "unions",
      found.unions.map(({ text, name, match }) => `${text} → ${name} (${match})`),
    ),
    ...line(
      "honours",
      found.honours.map(({ text, codes }) => `${text} → ${codes.join(" / ")}`),
    ),
  ].join("\n");
}

function describeFrame({ intent, mode, confidence, slots }: Frame): string {
  return `  ${intent} · ${mode} · ${Math.round(confidence * 100)} %${describeSlots(slots)}`;
}

function describeSlots(slots: Slots): string {
  const parts = Object.entries(slots).map(([slot, value]) => `${slot}=${describeValue(value)}`);
  return parts.length > 0 ? ` · ${parts.join(" ")}` : "";
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(describeValue).join("+");
  if (typeof value !== "object" || value === null) return String(value);
  if ("text" in value) return String(value.text);
  return JSON.stringify(value);
}

function describeSpan({ start, end, impossible }: Understanding["dates"][number]): string {
  return impossible ? "impossible" : `${start ?? "…"} – ${end ?? "…"}`;
}

const line = (label: string, items: readonly string[]): string[] =>
  items.length > 0 ? [`  ${label}: ${items.join("; ")}`] : [];
