/** `npm run bench -- faq|chat|widget [--json]` */

import { benchChat } from "./chat/chat.ts";
import { benchFaq } from "./faq.ts";
import { learnFaq } from "./faq-learn.ts";
import { benchWidget } from "./widget.ts";

const benches: Readonly<Record<string, (options: { readonly json: boolean }) => Promise<void>>> = {
  faq: benchFaq,
  "faq-learn": learnFaq,
  chat: benchChat,
  widget: benchWidget,
};

const [name = "", ...flags] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [--json]\n`);
  process.exit(1);
}
await bench({ json: flags.includes("--json") });
