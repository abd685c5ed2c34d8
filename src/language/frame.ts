export * from "./frame/codes.ts";
export * from "./frame/frame.ts";
export * from "./frame/intents.ts";
export * from "./frame/mentions.ts";
