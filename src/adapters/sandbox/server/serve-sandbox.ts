import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { API_ERRORS, ApiError } from "./api-error.ts";
import { EventStream } from "./event-stream.ts";
import { guardRequest, SECURITY_HEADERS } from "./guard-request.ts";
import { handleApi, type SandboxStage } from "./handle-api.ts";
import { loadPageFiles, type PageFile } from "./page-files.ts";
import { sendFile } from "./send-file.ts";

export interface SandboxServerOptions extends SandboxStage {
  /** Port to try first; another one is taken when it is not free. 0 takes any. */
  readonly port: number;
}

export interface SandboxServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the sandbox page on 127.0.0.1, to this machine only. Resolves when it can be opened. */
export async function serveSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  const files = await loadPageFiles();
  const stream = new EventStream(options.puppet, () => options.clock.now());
  const stage: SandboxStage = {
    ...options,
    onClockMoved: () => {
      stream.tellTime();
      options.onClockMoved?.();
    },
  };
  let port = 0;
  const server = createServer((request, response) => {
    void respond({ stage, files, stream, port }, request, response);
  });
  port = await listen(server, options.port);

  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    stop: async () => {
      stream.close();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  } catch (error) {
    if (port === 0 || !["EADDRINUSE", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? ""))
      throw error;
    return listen(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

interface Site {
  readonly stage: SandboxStage;
  readonly files: ReadonlyMap<string, PageFile>;
  readonly stream: EventStream;
  readonly port: number;
}

async function respond(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  try {
    if (guardRequest(request, site.port) !== undefined) throw new ApiError("forbidden");
    await route(site, request, response);
  } catch (error) {
    const code = error instanceof ApiError ? error.code : undefined;
    if (!code) site.stage.onError?.(error);
    // The rest of a body that is too large is not read: the connection ends with the answer.
    if (code === "too-large") response.setHeader("connection", "close");
    sendJson(response, code ? API_ERRORS[code] : 500, { error: code ?? "internal" });
  }
}

async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = parseUrl(request);
  const isGet = request.method === "GET";
  const file = isGet ? site.files.get(url.pathname) : undefined;
  if (file) {
    response.writeHead(200, { "content-type": file.type });
    response.end(file.bytes);
  } else if (isGet && url.pathname === "/api/events") {
    const after = request.headers["last-event-id"] ?? url.searchParams.get("after");
    site.stream.add(response, Number(after) || 0);
  } else if (isGet && url.pathname.startsWith("/api/files/")) {
    sendFile(response, site.stage.puppet.fileOf(url.pathname.slice("/api/files/".length)));
  } else if (url.pathname.startsWith("/api/")) {
    const answer = await handleApi(site.stage, request, url);
    sendJson(
      response,
      200,
      url.pathname === "/api/state" ? { ...answer, sessionId: site.stream.sessionId } : answer,
    );
  } else {
    throw new ApiError("not-found");
  }
}

function parseUrl(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? "/", "http://127.0.0.1");
  } catch {
    throw new ApiError("bad-request");
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
