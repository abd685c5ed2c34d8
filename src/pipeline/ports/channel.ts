import type { Attachment } from "../../features/feature.ts";

export type { Attachment };

/** Where a message came from or goes to: a private chat, or a room in which `contactId` spoke. */
export interface Address {
  readonly contactId: string;
  /** Present in a group; the bot answers there only what anyone may read. */
  readonly roomId?: string;
}

/** One message as the puppet handed it over, before the gate has looked at it. */
export interface InboundMessage {
  /** The puppet's message id. The same message may come again under the same id, or within seconds under another. */
  readonly id: string;
  readonly from: Address;
  /** As sent; may hold NUL, lone surrogates, anything. The gate cleans it. */
  readonly text: string;
  readonly sentAt: Date;
  /** Private messages always; in a room when the bot is mentioned or called by name. */
  readonly addressed: boolean;
  /** Its own, system and recalled messages are dropped by the adapter; this names the message a recall takes back. */
  readonly recalls?: string;
  readonly attachment?: Attachment;
}

export type OutboundContent =
  | { readonly text: string }
  | { readonly file: Uint8Array; readonly name: string };

/** The one port to chat: Wechaty with any puppet in production, a fake in tests of the pipeline. */
export interface Channel {
  /** Resolves to the puppet's message id. Rejects when the puppet did not take it: the outbox tries again. */
  send(to: Address, content: OutboundContent): Promise<string>;
}
