import { DEMO_PERSONAS, DEMO_ROOMS } from "../../adapters/demo/demo-district.ts";
import { SandboxPuppet } from "../../adapters/sandbox/sandbox-puppet.ts";
import type { PuppetChoice } from "../../adapters/wechaty/choose-puppet.ts";
import { MovableClock } from "../../domain/clock.ts";

/** The demo district's stage: its personas, its groups, and a clock that can be moved. */
export interface Sandbox {
  readonly puppet: SandboxPuppet;
  readonly puppetChoice: PuppetChoice;
  readonly clock: MovableClock;
  readonly personas: typeof DEMO_PERSONAS;
  readonly rooms: typeof DEMO_ROOMS;
}

export function openSandbox(): Sandbox {
  const clock = new MovableClock();
  const puppet = new SandboxPuppet({ contacts: DEMO_PERSONAS, rooms: DEMO_ROOMS, now: () => clock.now() });
  return {
    puppet,
    puppetChoice: { name: "sandbox", instance: puppet },
    clock,
    personas: DEMO_PERSONAS,
    rooms: DEMO_ROOMS,
  };
}
