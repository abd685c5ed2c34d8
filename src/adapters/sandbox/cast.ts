/** Someone whose part is played in the sandbox: an officer, a model worker, a stranger. */
export interface SandboxContact {
  readonly contactId: string;
  /** The nickname that the puppet reports; the software never trusts it. */
  readonly name: string;
}

/** A contact with what the page shows about it, in each locale. */
export interface SandboxPersona extends SandboxContact {
  readonly label: Readonly<Record<"zh-CN" | "en", string>>;
  /** One or two characters or an emoji; the first of the name where absent. */
  readonly avatar?: string;
}

/** A group chat; the bot is a member of each without being listed. */
export interface SandboxRoom {
  readonly roomId: string;
  readonly name: string;
  readonly memberIds: readonly string[];
}

/** The bot's own account. */
export const SANDBOX_BOT: SandboxContact = { contactId: "nuanxin-bot", name: "暖心" };
