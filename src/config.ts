import { resolve } from "node:path";

import { z } from "zod";

import { StartFailure } from "./domain/start-failure.ts";
import { LOCALES } from "./domain/locale.ts";

const Environment = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string().optional(),
  NUANXIN_DATA: z.string().min(1).default("data"),
  NUANXIN_KEYS: z.string().optional(),
  NUANXIN_LOCALE: z.enum(LOCALES).default("zh-CN"),
  NUANXIN_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  NUANXIN_PORT: z.coerce.number().int().min(0).max(65_535).default(4173),
  NUANXIN_DEMO: z.stringbool().optional(),
  NUANXIN_BOT_NAME: z.string().min(1).default("暖心"),
  NUANXIN_HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  NUANXIN_SENDS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
  NUANXIN_MESSAGES_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  WECHATY_PUPPET: z.string().min(1).default("sandbox"),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z.string().optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  WECHATY_TOKEN: z.string().optional(),
});

export interface Config {
  readonly database: { readonly url: string; readonly ownerUrl?: string } | { readonly folder: string };
  /** Where the spool lies, and the embedded database. */
  readonly folder: string;
  readonly keysPath: string;
  readonly locale: (typeof LOCALES)[number];
  readonly logLevel: string;
  readonly port: number;
  readonly botName: string;
  /** Fill an empty database with the invented demo district. On the sandbox puppet it always is. */
  readonly demo: boolean;
  /** Live and ready endpoints and metrics on 127.0.0.1; none where absent. */
  readonly healthPort: number | null;
  /** Sends a minute, all contacts together; the sandbox takes them as they come. */
  readonly sendsPerMinute: number | null;
  /** Messages a minute that one contact may write. */
  readonly messagesPerMinute: number;
  readonly puppet: {
    readonly name: string;
    readonly endpoint?: string;
    readonly token?: string;
  };
}

/** Reads the environment once into a frozen, checked object; nothing else looks at `process.env`. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartFailure("configuration-invalid", {
      name: issue?.path.join(".") ?? "",
      reason: issue?.message ?? "",
    });
  }
  const env = parsed.data;
  const folder = resolve(env.NUANXIN_DATA);
  const token = env.WECHATY_PUPPET_SERVICE_TOKEN ?? env.WECHATY_TOKEN;
  return Object.freeze({
    database: readDatabase(env, folder),
    folder,
    healthPort: env.NUANXIN_HEALTH_PORT ?? null,
    sendsPerMinute: env.NUANXIN_SENDS_PER_MINUTE ?? (env.WECHATY_PUPPET === "sandbox" ? null : 30),
    messagesPerMinute: env.NUANXIN_MESSAGES_PER_MINUTE,
    keysPath: env.NUANXIN_KEYS ?? `${folder}/keys.json`,
    locale: env.NUANXIN_LOCALE,
    logLevel: env.NUANXIN_LOG,
    port: env.NUANXIN_PORT,
    botName: env.NUANXIN_BOT_NAME,
    demo: env.NUANXIN_DEMO ?? env.WECHATY_PUPPET === "sandbox",
    puppet: {
      name: env.WECHATY_PUPPET,
      ...(env.WECHATY_PUPPET_SERVICE_ENDPOINT === undefined
        ? {}
        : { endpoint: env.WECHATY_PUPPET_SERVICE_ENDPOINT }),
      ...(token === undefined ? {} : { token }),
    },
  });
}

function readDatabase(env: z.infer<typeof Environment>, folder: string): Config["database"] {
  const { DATABASE_URL: url = "", DATABASE_OWNER_URL: ownerUrl = "" } = env;
  if (url === "") return { folder };
  return ownerUrl === "" ? { url } : { url, ownerUrl };
}
