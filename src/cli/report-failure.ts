import { createRenderer } from "../adapters/locales/create-renderer.ts";
import { say } from "../conversation/reply.ts";
import { DEFAULT_LOCALE, LOCALES } from "../domain/locale.ts";
import { StartFailure } from "../domain/start-failure.ts";

/** One clear line of what went wrong and what to do next. An unknown error's message may quote data: only its kind is said. */
export async function reportFailure(error: unknown): Promise<void> {
  const { render } = await createRenderer();
  const locale = LOCALES.find((known) => known === process.env["NUANXIN_LOCALE"]) ?? DEFAULT_LOCALE;
  if (error instanceof StartFailure)
    console.error(render(say(`start:failure.${error.code}`, error.details), locale));
  else
    console.error(
      render(
        say("start:unexpected", {
          kind: error instanceof Error ? error.name : typeof error,
          place: placeOf(error),
        }),
        locale,
      ),
    );
}

/** The first frame of our own: where to look. */
function placeOf(error: unknown): string {
  const frame =
    error instanceof Error
      ? (error.stack ?? "").split("\n").find((line) => line.includes("/src/"))
      : undefined;
  return frame?.trim().replace(/^at /, "") ?? "";
}
