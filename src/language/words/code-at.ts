/** Code unit at a place of a text, 0 where the text has none. */
export const codeAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
