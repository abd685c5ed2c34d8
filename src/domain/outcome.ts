/** What a verb did: every stop of a message's trip returns one; exceptions are for bugs and infrastructure. */
export type Outcome<T, Refusal> = Done<T> | Refused<Refusal>;

export interface Done<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused<Refusal> {
  readonly ok: false;
  readonly refusal: Refusal;
}

export const done = <T>(value: T): Done<T> => ({ ok: true, value });
export const refused = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal });
