import { proveEmbeddedInShort, proveOnServerInShort } from "./in-short.ts";

proveEmbeddedInShort({ "kill-pglite": 3 });
proveOnServerInShort({ "kill-postgres": 3 });
