import type { TestProject } from "vitest/node";

import { makeTemplate, type Template } from "../src/adapters/database/temporary.ts";

declare module "vitest" {
  export interface ProvidedContext {
    templates?: { readonly plain: Template; readonly walled: Template };
  }
}

/** Before all tests: the migrated databases that theirs are copied from, where a server is named; after them they go. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url === undefined) return () => Promise.resolve();
  const [plain, walled] = await Promise.all([
    makeTemplate(url, { walled: false }),
    makeTemplate(url, { walled: true }),
  ]);
  project.provide("templates", { plain: plain.template, walled: walled.template });
  return async () => {
    await Promise.all([plain.drop(), walled.drop()]);
  };
}
