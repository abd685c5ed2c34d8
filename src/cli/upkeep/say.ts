import { createRenderer } from "../../adapters/locales/create-renderer.ts";
import { readConfig } from "../../config.ts";
import type { ReplyKey } from "../../conversation/reply-key.ts";
import { type ReplyParams, say } from "../../conversation/reply.ts";

/** Prints a line in the installation's language. */
export async function tell(key: ReplyKey, params: ReplyParams = {}): Promise<void> {
  const { render } = await createRenderer();
  console.log(render(say(key, params), readConfig().locale));
}

/** Prints one JSON object, or what `describe` says for people. */
export async function report(
  options: { readonly json?: true },
  facts: Readonly<Record<string, unknown>>,
  describe: () => Promise<void>,
): Promise<void> {
  if (options.json === true) console.log(JSON.stringify(facts));
  else await describe();
}
