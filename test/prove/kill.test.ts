import { proveInShort, proveOnServerInShort } from "./in-short.ts";

proveInShort({ "kill-pglite": 3 });
proveOnServerInShort({ "kill-postgres": 3 });
