import type { Choice, Form, FormSlots } from "../conversation/form.ts";
import type { Offer } from "../conversation/state.ts";
import type { Reply } from "../conversation/reply.ts";
import type { Locale } from "../domain/locale.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Role } from "../domain/role.ts";
import type { Frame, Intent, Understanding } from "../language/frame.ts";
import type { Tx } from "./database.ts";
import type { Enclosure } from "./enclosure.ts";
import type { Action } from "./permissions.ts";
import type { Purpose } from "./roster/index.ts";
import type { World } from "./world.ts";

/** Who speaks, as the binding says. A guest has neither binding nor union. */
export interface Actor {
  readonly contactId: string;
  readonly role: Role;
  readonly bindingId: string | null;
  readonly personId: string | null;
  readonly unionId: string | null;
  readonly name: string | null;
  /** Purposes consented to, in the version now in force. */
  readonly consents: ReadonlySet<string>;
}

/** A file that came with a message. */
export interface Attachment {
  /** As the sender named it: never used as a path. */
  readonly name: string;
  /** Bytes as announced; `undefined` where the puppet does not say. */
  readonly size?: number;
  /** Fetches the content; throws if it is larger than `limit` bytes. */
  load(limit: number): Promise<Uint8Array>;
}

/** What a verb works with: the message's transaction, and what is known about the speaker and the moment. */
export interface VerbContext {
  readonly tx: Tx;
  readonly world: World;
  readonly actor: Actor;
  /** In whose group it was said; null in private. */
  readonly roomId: string | null;
  readonly now: Date;
  readonly today: LocalDate;
  /** The inbox row that history points to; a job has none. */
  readonly source: {
    readonly inboxId: string;
    readonly text: string;
    readonly attachment: Attachment | null;
  };
  readonly frame: Frame;
}

/** Somebody else who is to hear of it. */
export type Recipient =
  | { readonly kind: "staff" }
  | { readonly kind: "director" }
  /** 主办 and deputy; the chair too where nobody else is bound. `except`: a binding that knows already. */
  | { readonly kind: "officers"; readonly unionId: string; readonly except?: string | null }
  /** 工会主席: told when the officers stay silent. */
  | { readonly kind: "chair"; readonly unionId: string }
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "contact"; readonly contactId: string };

export interface Notice {
  readonly to: Recipient;
  readonly reply: Reply;
  /** Planned once under this key, whoever else plans it. */
  readonly once: string;
  /** Goes out after the words, once for each who hears them. */
  readonly file?: Enclosure;
  readonly dueAt?: Date;
  /** Goes out only between these hours of the district's day, however late it gets. */
  readonly hours?: { readonly from: number; readonly until: number };
}

export interface AuditEntry {
  readonly action: string;
  /** `person:<id>`, `report:<id>` … */
  readonly subject: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface VerbResult {
  readonly replies: readonly Reply[];
  /** Sent after the replies, in private whatever room was spoken in. */
  readonly files?: readonly Enclosure[];
  readonly notices?: readonly Notice[];
  readonly audit?: readonly AuditEntry[];
  /**
   * What becomes of the dialogue that ran it: it stays as the reducer left it, ends, asks for a slot again, keeps what
   * the archive said of it (`with`, which version a card showed), or gives way to a form that begins here (`open`) and
   * waits for what the replies have just asked. `forget` drops everything the conversation holds.
   */
  readonly dialogue?:
    | { readonly next: "end" }
    | {
        readonly next: "ask";
        readonly slot: string;
        readonly without: readonly string[];
        /** The question with answers to choose from by number; without them the replies ask. */
        readonly reply?: Reply;
        readonly choices?: readonly Choice[];
      }
    /** A form begins here with what is known already, and asks by itself for what it needs next. */
    | { readonly next: "begin"; readonly form: string; readonly slots: FormSlots }
    | { readonly next: "with"; readonly slots: FormSlots }
    | { readonly next: "open"; readonly form: string; readonly slots: FormSlots }
    | { readonly next: "forget" }
    /** The replies offer these meanings of the message by number. */
    | { readonly next: "which"; readonly intents: readonly Intent[] }
    /** The replies have numbered lines: saying a number next asks for one of them. */
    | { readonly next: "offer"; readonly offers: readonly Offer[] }
    /** Goes on as if these statements had been made; this dialogue, without the slots named, comes back after them. */
    | { readonly next: "hear"; readonly frames: readonly Frame[]; readonly without: readonly string[] };
  /** Something is due now: the jobs are woken once this is committed, and not only at the next tick. */
  readonly wake?: boolean;
  /** Language to speak from now on. */
  readonly locale?: Locale;
}

export type Verb = (context: VerbContext, slots: FormSlots) => Promise<VerbResult>;

/** Work that the clock asks for: finds from the data what is due, whenever it wakes. */
export interface Job {
  readonly name: string;
  run(context: JobContext): Promise<JobResult>;
}

export type JobContext = Pick<VerbContext, "tx" | "world" | "now" | "today">;

export interface JobResult {
  readonly notices: readonly Notice[];
  readonly audit: readonly AuditEntry[];
  /** More of it is due at once: it is run again as soon as this part is committed. */
  readonly again?: boolean;
}

/** A message as it bears on consent. */
export interface Said {
  readonly understanding: Understanding;
  /** The form in hand and its slots, which the message may go on with. */
  readonly form: string | null;
  readonly slots: FormSlots;
  readonly actor: Actor;
}

/** One piece of union work. The pipeline knows this type only; main hands it the list. */
export interface Feature {
  readonly name: string;
  /** Consents that what this message says needs before it may be kept (domain §7.2). */
  readonly purposesOf?: (said: Said) => readonly Purpose[];
  readonly forms?: readonly Form<World>[];
  /** Verbs by name, each with the action that the permission table must allow at the moment it runs. */
  readonly verbs: Readonly<Record<string, { readonly action: Action; readonly run: Verb }>>;
  /** Intents that a verb answers at once, without a dialogue. */
  readonly answers?: Readonly<Partial<Record<Intent, string>>>;
  /** Intents that are about one person: of several of a name it is asked first which one is meant. */
  readonly ofOnePerson?: readonly Intent[];
  readonly jobs?: readonly Job[];
}
