export interface RateLimitOptions {
  /** Kept up for good. */
  readonly perMinute: number;
  /** At once, after a rest. */
  readonly burst: number;
}

interface Bucket {
  level: number;
  at: number;
  told: boolean;
}

/** Contacts remembered; the one seen longest ago is forgotten first, and by then its bucket is full again. */
const MOST_CONTACTS = 10_000;

/** A token bucket a contact: one who floods waits, and nobody else notices. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** `tell`: over the limit for the first time since it last had room; `over`: again. */
  admit(contactId: string, now: Date): "ok" | "tell" | "over" {
    const { perMinute, burst } = this.#options;
    const at = now.getTime();
    const bucket = this.#buckets.get(contactId) ?? { level: burst, at, told: false };
    // A clock that was set back refills nothing, and does not lock anybody out either.
    const passed = Math.max(0, at - bucket.at);
    bucket.level = Math.min(burst, bucket.level + (passed * perMinute) / 60_000);
    bucket.at = at;
    this.#remember(contactId, bucket);
    if (bucket.level >= 1) {
      bucket.level -= 1;
      bucket.told = false;
      return "ok";
    }
    const verdict = bucket.told ? "over" : "tell";
    bucket.told = true;
    return verdict;
  }

  #remember(contactId: string, bucket: Bucket): void {
    this.#buckets.delete(contactId);
    this.#buckets.set(contactId, bucket);
    if (this.#buckets.size <= MOST_CONTACTS) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
