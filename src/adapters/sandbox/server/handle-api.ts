import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { SandboxPersona, SandboxRoom } from "../cast.ts";
import type { SandboxPuppet } from "../sandbox-puppet.ts";
import { ApiError } from "./api-error.ts";
import { readBody, readJson } from "./read-body.ts";

/** What WeChat itself takes from a phone is more; the bot must survive at least this. */
const FILE_LIMIT = 20 * 1024 * 1024;

/** Entries that a page shows when it is opened. */
const HISTORY = 1_000;

interface SandboxClock {
  now(): Date;
  set(instant: Date): void;
}

export interface SandboxStage {
  readonly puppet: SandboxPuppet;
  readonly personas: readonly SandboxPersona[];
  readonly rooms: readonly SandboxRoom[];
  readonly clock: SandboxClock;
  /** Called after the page has moved the clock: due work can be looked for at once. */
  readonly onClockMoved?: () => void;
  /** Hears what should not have happened; the page only learns that something did. */
  readonly onError?: (error: unknown) => void;
}

const Post = z.object({
  contactId: z.string(),
  roomId: z.string().optional(),
  text: z.string().min(1),
  mentionsBot: z.boolean().optional(),
});
const FilePost = z.object({
  contactId: z.string(),
  roomId: z.string().optional(),
  name: z.string().min(1).max(200),
});
const Redelivery = z.object({ as: z.enum(["same-id", "new-id"]) });
const ClockMove = z.union([
  z.object({ now: z.iso.datetime({ offset: true }) }),
  // At most ten years in milliseconds, either way.
  z.object({ advance: z.number().int().min(-3.2e11).max(3.2e11) }),
]);

/**
 * Answers one request under `/api/` with an object for JSON. Throws `ApiError`.
 * `GET state` · `POST messages` · `POST files?contactId&roomId&name` · `POST messages/<id>/redeliver` ·
 * `POST messages/<id>/recall` · `POST clock`
 */
export async function handleApi(stage: SandboxStage, request: IncomingMessage, url: URL): Promise<object> {
  const [resource, id, action] = url.pathname.split("/").slice(2);
  switch (`${request.method} ${resource}${action === undefined ? "" : `/${action}`}`) {
    case "GET state":
      return describeState(stage);
    case "POST messages":
      return { messageId: post(stage.puppet, check(Post, await readJson(request))) };
    case "POST files": {
      const { name, ...address } = check(FilePost, Object.fromEntries(url.searchParams));
      const bytes = await readBody(request, FILE_LIMIT);
      return { messageId: post(stage.puppet, { ...address, file: { name, bytes } }) };
    }
    case "POST messages/redeliver": {
      const { as } = check(Redelivery, await readJson(request));
      return { messageId: orNotFound(() => stage.puppet.redeliver(id ?? "", as)) };
    }
    case "POST messages/recall":
      return { messageId: orNotFound(() => stage.puppet.recall(id ?? "")) };
    case "POST clock": {
      const move = check(ClockMove, await readJson(request));
      stage.clock.set(
        "now" in move ? new Date(move.now) : new Date(stage.clock.now().getTime() + move.advance),
      );
      stage.onClockMoved?.();
      return { now: stage.clock.now() };
    }
    default:
      throw new ApiError("not-found");
  }
}

function describeState({ puppet, personas, rooms, clock }: SandboxStage): object {
  const entries = puppet.journal.entries.slice(-HISTORY);
  return { bot: puppet.bot, personas, rooms, entries, now: clock.now(), fileLimit: FILE_LIMIT };
}

function post(puppet: SandboxPuppet, message: Parameters<SandboxPuppet["post"]>[0]): string {
  return orNotFound(() => puppet.post(message));
}

/** The puppet throws for contacts, rooms and messages that it does not have. */
function orNotFound<T>(act: () => T): T {
  try {
    return act();
  } catch {
    throw new ApiError("not-found");
  }
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ApiError("bad-request");
  return parsed.data;
}
