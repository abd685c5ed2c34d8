import { proveEmbeddedInShort, proveOnServerInShort } from "./in-short.ts";

proveEmbeddedInShort({ "migration-pglite": 2, "backup-pglite": 500 });
proveOnServerInShort({ "migration-postgres": 2, "backup-postgres": 500 });
