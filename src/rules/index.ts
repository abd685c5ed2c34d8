export { compileBook } from "./compile/compile-book.ts";
export type { CompiledBook, CompiledRule } from "./compile/compiled-book.ts";
export type { Answer } from "./evaluate/answer.ts";
export { evaluate } from "./evaluate/evaluate.ts";
export { explain } from "./explain/explain.ts";
export { questionFor } from "./explain/question.ts";
export type { HonourTitle } from "./form/book.ts";
