import { Command } from "commander";
import { registerUnderstand } from "./understand.ts";

const program = new Command("nuanxin").description("暖心 — a WeChat bot for union workgroups");
registerUnderstand(program);
await program.parseAsync();
