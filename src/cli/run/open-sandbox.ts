import { DEMO_PERSONAS, DEMO_ROOMS } from "../../adapters/demo/demo-district.ts";
import type { PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import { MovableClock } from "../../domain/clock.ts";

export interface Sandbox {
  readonly clock: MovableClock;
  readonly puppetChoice: PuppetChoice;
  serve(
    port: number,
    onClockMoved: () => Promise<void>,
  ): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

/** The demo district to play with: its puppet, its clock and the page. */
export async function openSandbox(): Promise<Sandbox> {
  const [{ SandboxPuppet }, { serveSandbox }] = await Promise.all([
    import("../../adapters/sandbox/sandbox-puppet.ts"),
    import("../../adapters/sandbox/server/serve-sandbox.ts"),
  ]);
  const clock = new MovableClock();
  const puppet = new SandboxPuppet({ contacts: DEMO_PERSONAS, rooms: DEMO_ROOMS, now: () => clock.now() });
  return {
    clock,
    puppetChoice: { name: "sandbox", instance: puppet },
    serve: (port, onClockMoved) =>
      serveSandbox({
        puppet,
        personas: DEMO_PERSONAS,
        rooms: DEMO_ROOMS,
        clock,
        port,
        onClockMoved: () => void onClockMoved(),
      }),
  };
}
