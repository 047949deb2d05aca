/** `npm run bench -- faq|faq-learn|faq-several|chat|widget [--json]` */

import { benchChat } from "./chat/chat.ts";
import { benchFaq } from "./faq/faq.ts";
import { learnFaq } from "./faq/learn.ts";
import { benchFaqOpen, benchFaqReload } from "./faq/live.ts";
import { benchSeveral } from "./faq/several.ts";
import { benchWidget } from "./widget.ts";

const benches: Readonly<Record<string, (options: { readonly json: boolean }) => Promise<void>>> = {
  faq: benchFaq,
  "faq-learn": learnFaq,
  "faq-several": benchSeveral,
  chat: benchChat,
  widget: benchWidget,
};

/** Parts of `faq` that it runs in processes of their own. */
const parts: typeof benches = { "faq-open": benchFaqOpen, "faq-reload": benchFaqReload };

const [name = "", ...flags] = process.argv.slice(2);
const bench = benches[name] ?? parts[name];
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [--json]\n`);
  process.exit(1);
}
await bench({ json: flags.includes("--json") });
