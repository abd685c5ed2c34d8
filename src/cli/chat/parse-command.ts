/** What a line typed into the terminal chat asks for; `say` is everything that is no command. */
export type ChatCommand =
  | { readonly does: "say"; readonly text: string }
  | { readonly does: "as" | "in"; readonly whom: string }
  | { readonly does: "file" | "save"; readonly path: string }
  | { readonly does: "clock"; readonly to: string }
  | { readonly does: "redeliver"; readonly as: "same-id" | "new-id" }
  | { readonly does: "recall" | "who" | "help" | "quit" | "nothing" }
  | { readonly does: "unknown"; readonly word: string };

/** Reads one line. A line that begins with two slashes is said with one. */
export function parseCommand(line: string): ChatCommand {
  if (line.trim() === "") return { does: "nothing" };
  if (line.startsWith("//")) return { does: "say", text: line.slice(1) };
  if (!line.startsWith("/")) return { does: "say", text: line };
  const said = line.slice(1).trimEnd();
  const blank = said.search(/\s/u);
  const [word, rest] = blank < 0 ? [said, ""] : [said.slice(0, blank), said.slice(blank).trimStart()];
  switch (word) {
    case "as":
    case "in":
      return { does: word, whom: rest };
    case "file":
    case "save":
      return { does: word, path: rest };
    case "clock":
      return { does: "clock", to: rest };
    case "redeliver":
      return { does: "redeliver", as: rest === "new" ? "new-id" : "same-id" };
    case "recall":
    case "who":
    case "help":
    case "quit":
      return { does: word };
    default:
      return { does: "unknown", word };
  }
}
