import type { impls } from "wechaty-puppet";
import { loadPuppetService } from "./load-packages.ts";

type Puppet = impls.PuppetInterface;

/** Which account the bot speaks through. It is always named: left alone, Wechaty goes to the internet by itself. */
export type PuppetChoice =
  | { readonly name: "sandbox"; readonly instance: Puppet }
  | {
      readonly name: "wechaty-puppet-service";
      /** `host:port` of the gateway; without it the puppet would look the token up on the internet. */
      readonly endpoint: string;
      readonly token: string;
    }
  | { readonly name: "wechaty-puppet-wechat4u" }
  | { readonly name: "wechaty-puppet-padlocal"; readonly token: string };

/** A puppet that cannot be made however often one tries: its package is missing, or a setting is. */
export class PuppetUnusable extends Error {
  override readonly name = "PuppetUnusable";
}

/** Makes the chosen puppet, ready to be started. Throws `PuppetUnusable` with a line that says what to do. */
export async function choosePuppet(choice: PuppetChoice): Promise<Puppet> {
  if (choice.name === "sandbox") return choice.instance;
  if (choice.name === "wechaty-puppet-service") return connectToService(choice.endpoint, choice.token);
  const { name, ...options } = choice;
  return makeInstalledPuppet(name, options);
}

/** The package refuses a token without a server name in front, even where TLS is not used. */
export function completeToken(token: string): string {
  return token.includes("_") ? token : `insecure_${token}`;
}

function connectToService(endpoint: string, token: string): Puppet {
  if (endpoint === "" || token === "") {
    throw new PuppetUnusable("wechaty-puppet-service needs both an endpoint (host:port) and a token");
  }
  const { PuppetService } = loadPuppetService();
  /** Keeps no copy of contacts and rooms under the home folder, as the package does unasked. */
  class ServiceWithoutDiskCopy extends PuppetService {
    protected override hookPayloadStore(): void {}
  }
  return new ServiceWithoutDiskCopy({ endpoint, token: completeToken(token) });
}

type PuppetClass = new (options: object) => Puppet;

async function makeInstalledPuppet(name: PuppetChoice["name"], options: object): Promise<Puppet> {
  let loaded: { default: PuppetClass | { default: PuppetClass } };
  try {
    loaded = (await import(name)) as typeof loaded;
  } catch (cause) {
    throw new PuppetUnusable(`${name} is not installed: run "npm install ${name}"`, { cause });
  }
  const Puppet = "default" in loaded.default ? loaded.default.default : loaded.default;
  return new Puppet(options);
}
