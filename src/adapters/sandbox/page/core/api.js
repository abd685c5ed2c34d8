/** What the server refused; `code` is one of its error codes, or "offline". */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("offline");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? "internal");
  return body;
}

const post = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) });

export const fetchState = () => ask("/api/state");
export const postMessage = (message) => post("/api/messages", message);
export const redeliver = (messageId, as) => post(`/api/messages/${messageId}/redeliver`, { as });
export const recall = (messageId) => post(`/api/messages/${messageId}/recall`, {});
export const moveClock = (move) => post("/api/clock", move);
export const fileUrl = (messageId) => `/api/files/${messageId}`;

/** Sends one file as `{ contactId, roomId? }`. */
export function postFile(address, file) {
  const query = new URLSearchParams({ ...address, name: file.name });
  return ask(`/api/files?${query}`, { method: "POST", body: file });
}

/**
 * Follows what happens from entry `after` on. The browser connects again by itself, and the server
 * then sends what was missed.
 */
export function follow(after, { onHello, onEntry, onClock, onConnection }) {
  const source = new EventSource(`/api/events?after=${after}`);
  const hear = (name, handler) => source.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  hear("hello", onHello);
  hear("entry", onEntry);
  hear("clock", onClock);
  source.addEventListener("open", () => onConnection(true));
  source.addEventListener("error", () => onConnection(false));
  return () => source.close();
}
