import { proveOnServerInShort } from "./in-short.ts";

proveOnServerInShort({ "server-stops": 2, "server-resets": 20, "server-away": 3, processes: 2 });
