import type { IncomingMessage } from "node:http";

/**
 * Why a request is refused, or `undefined` when it comes from our own page or from a program on this machine.
 * The address alone does not protect: any web page can make the browser post to 127.0.0.1 (CSRF), and a name that
 * is made to point there can read the answers as well (DNS rebinding). So the host must be ours, and so must the
 * origin where the browser names one.
 */
export function guardRequest(request: IncomingMessage, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.includes(host)) return "wrong host";
  if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) return "wrong origin";
  const site = request.headers["sec-fetch-site"];
  const changesSomething = request.method !== "GET";
  if (changesSomething && site !== undefined && site !== "same-origin") return "cross-site request";
  return undefined;
}

/** Nothing from elsewhere is loaded, nobody may frame the page, and files are never guessed to be pages. */
export const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;
