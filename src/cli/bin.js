#!/usr/bin/env node
// TypeScript is run as it stands, without a build: what you read is what runs.
import { register } from "tsx/esm/api";

register();
await import("./nuanxin.ts");
