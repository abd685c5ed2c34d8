import { proveInShort } from "./in-short.ts";

proveInShort({ fuzz: 200, hostile: 30 });
