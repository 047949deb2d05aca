/** `npm run bench -- faq|faq-several|faq-alarm|chat|chat-versions [services]|widget|widget-opening|offline-steps|log-scrolling|nodes|scale [conversations] [waiting]|waiting [customers]|copy [messages]|shield|tickets [count]|insights [conversations] [DATA_DIR]|radar [seed]|trial [--json]` */

import { benchChat } from "./chat/chat.ts";
import { benchVersions } from "./chat/versions.ts";
import { benchAlarm } from "./faq/alarm.ts";
import { benchFaq } from "./faq/faq.ts";
import { benchFaqOpen, benchFaqReload } from "./faq/live.ts";
import { benchSeveral } from "./faq/several.ts";
import { benchInsights } from "./insights/insights.ts";
import { benchLogScrolling } from "./log-scrolling.ts";
import { benchNodes } from "./nodes.ts";
import { benchOfflineSteps } from "./offline-steps.ts";
import { benchRadar } from "./radar/radar.ts";
import { benchCopy } from "./scale/copy.ts";
import { benchScale } from "./scale/scale.ts";
import { benchWaiting } from "./scale/waiting.ts";
import { benchShield } from "./shield.ts";
import { benchTickets } from "./tickets.ts";
import { benchTrial } from "./trial.ts";
import { benchWidget } from "./widget.ts";
import { benchOpening } from "./widget-opening.ts";

type Bench = (options: {
  readonly json: boolean;
  /** What follows the name. */
  readonly args: readonly string[];
}) => Promise<void>;

const benches: Readonly<Record<string, Bench>> = {
  faq: benchFaq,
  "faq-several": benchSeveral,
  "faq-alarm": benchAlarm,
  chat: benchChat,
  "chat-versions": benchVersions,
  widget: benchWidget,
  "widget-opening": benchOpening,
  "offline-steps": benchOfflineSteps,
  "log-scrolling": benchLogScrolling,
  nodes: benchNodes,
  scale: benchScale,
  waiting: benchWaiting,
  copy: benchCopy,
  shield: benchShield,
  tickets: benchTickets,
  insights: benchInsights,
  radar: benchRadar,
  trial: benchTrial,
};

/** Parts of `faq` that it runs in processes of their own. */
const subprocesses: typeof benches = { "faq-open": benchFaqOpen, "faq-reload": benchFaqReload };

const [name = "", ...flags] = process.argv.slice(2);
const bench = benches[name] ?? subprocesses[name];
if (bench === undefined) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join("|")} [--json]\n`);
  process.exit(1);
}
const args = flags.filter((flag) => !flag.startsWith("--"));
await bench({ json: flags.includes("--json"), args });
