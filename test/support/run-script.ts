import { fileURLToPath } from "node:url";

const RUN = fileURLToPath(new URL("../run.js", import.meta.url));

/** What `node` is told to run the script at `url` as a process of its own, compiled as the program itself is. */
export const scriptArguments = (url: URL, ...given: string[]): string[] => [
  RUN,
  fileURLToPath(url),
  ...given,
];
