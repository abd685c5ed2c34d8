#!/usr/bin/env node
import "tsx";
await import("./nuanxin.ts");
