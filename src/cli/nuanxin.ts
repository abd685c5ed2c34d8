import { Command, CommanderError } from "commander";

import { reportFailure } from "./report-failure.ts";

/** One file a command. Loaded only when called: `understand` needs no database, and `--help` nothing at all. */
const COMMANDS: Readonly<Record<string, (program: Command) => Promise<void>>> = {
  start: async (program) => (await import("./start.ts")).registerStart(program),
  chat: async (program) => (await import("./chat/command.ts")).registerChat(program),
  play: async (program) => (await import("./play/command.ts")).registerPlay(program),
  estimate: async (program) => (await import("./estimate.ts")).registerEstimate(program),
  rules: async (program) => (await import("./rules/command.ts")).registerRules(program),
  import: async (program) => (await import("./sheets/import.ts")).registerImport(program),
  export: async (program) => (await import("./sheets/export.ts")).registerExportCommand(program),
  doctor: async (program) => (await import("./doctor/command.ts")).registerDoctor(program),
  migrate: async (program) => (await import("./upkeep/migrate.ts")).registerMigrate(program),
  backup: async (program) => (await import("./upkeep/backup.ts")).registerBackup(program),
  restore: async (program) => (await import("./upkeep/backup.ts")).registerRestore(program),
  pack: async (program) => (await import("./pack/command.ts")).registerPack(program),
  audit: async (program) => (await import("./upkeep/audit.ts")).registerAudit(program),
  keys: async (program) => (await import("./upkeep/keys.ts")).registerKeys(program),
  bind: async (program) => (await import("./upkeep/bind.ts")).registerBind(program),
  erase: async (program) => (await import("./upkeep/erase.ts")).registerErase(program),
  retention: async (program) => (await import("./upkeep/retention.ts")).registerRetention(program),
  understand: async (program) => (await import("./understand.ts")).registerUnderstand(program),
};

/**
 * Calls the command that the words name, `nuanxin` left out.
 * @returns the exit code of a call that failed or was none; null where the command went its way and set its own
 */
export async function callCommand(words: readonly string[]): Promise<number | null> {
  const program = new Command("nuanxin")
    .description("暖心: a WeChat bot for union workgroups")
    .showHelpAfterError()
    .exitOverride();
  const called = COMMANDS[words[0] ?? ""];
  for (const register of called === undefined ? Object.values(COMMANDS) : [called]) await register(program);
  try {
    await program.parseAsync(words, { from: "user" });
    return null;
  } catch (error) {
    // Commander has said what it had to; help and version are answers (0), anything else is wrong usage (2).
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    await reportFailure(error);
    return 1;
  }
}
