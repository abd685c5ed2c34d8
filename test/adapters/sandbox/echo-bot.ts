/**
 * A bot in a process of its own: answers what it hears over the gRPC wire, and says on stdout when it comes and goes.
 * Started by wire.test.ts with the endpoint and the token as arguments.
 */
import { openWechaty } from "../../../src/adapters/wechaty/open-wechaty.ts";

const [endpoint = "", token = ""] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);

const channel = await openWechaty({
  puppet: { name: "wechaty-puppet-service", endpoint, token },
  log: {
    info: (_fields, line) => tell(line),
    warn: (fields, line) => tell(`${line} ${JSON.stringify(fields)}`),
    error: (fields, line) => tell(`error: ${line} ${JSON.stringify(fields)}`),
  },
  retry: { baseDelay: 50, maxDelay: 400 },
});
channel.onMessage(async ({ from, text, attachment, addressed, recalls }) => {
  if (attachment) {
    const file = await attachment.load(20 * 1024 * 1024);
    await channel.send(from, { file, name: `回执-${attachment.name}` });
  } else if (addressed) {
    await channel.send(from, { text: recalls ? `撤回 ${recalls}` : `听到：${text}` });
  }
});
process.once("SIGTERM", () => {
  void channel.stop().then(() => tell("stopped"));
});
