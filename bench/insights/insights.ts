/** How long the page of figures takes to open on a year of a million conversations; and such a year to look at. */

import { setTimeout } from "node:timers/promises";
import { pino } from "pino";
import type { AgentId } from "../../protocol/conversation.ts";
import { createAgent } from "../../server/actions/agents.ts";
import { countingZone } from "../../server/actions/rollups.ts";
import { signIn } from "../../server/actions/sign-in-agent.ts";
import { createHourOf } from "../../server/domain/counted-hours.ts";
import { addDays, weekdayOf } from "../../server/domain/insight-period.ts";
import { rollupsChangedBy } from "../../server/domain/rollup-keys.ts";
import type { Contribution } from "../../server/domain/rollup-records.ts";
import { openFaq } from "../../server/faq/live.ts";
import { type PocketDesk, startPocketDesk } from "../../server/pocketdesk.ts";
import type { Store } from "../../server/ports/store.ts";
import { benchPlace } from "../place.ts";
import { percentile, print } from "../table.ts";
import { createRandom, dayOfYear } from "./year.ts";

const days = 365;
const runs = 30;
const account = { email: "bench@example.com", password: "bench-password-1" };

/** `npm run bench -- insights [conversations] [DATA_DIR]`: with a folder, the year stays there for a server to show. */
export async function benchInsights({
  json,
  args: [count = "1000000", kept],
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const databaseUrl = kept === undefined ? process.env.DATABASE_URL : undefined;
  const place = await benchPlace("insights", { databaseUrl, kept });
  const faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const desk = await startPocketDesk(place.config, { log: pino({ level: "error" }), faq });
  const { services } = desk;
  const today = createHourOf(countingZone(faq.engine))(services.clock.now()).slice(0, 10);
  const filled = await fillYear(desk, addDays(today, 1 - days), Number(count) / days);
  const rows = await measured(desk, today);
  await desk.stop();
  await place.remove();
  print(
    [
      {
        title: `Insights of a year of ${filled} conversations, ${place.database}; ms`,
        columns: ["page", "p50", "p99", "CPU", "kB"],
        rows,
        notes: [
          `${runs} calls each, one at a time, over HTTP; server and client in one process. CPU is of both.`,
        ],
      },
    ],
    { json },
  );
}

/** The rollups of these conversations, and of the year before, which the page compares with. Answers how many the year has. */
async function fillYear({ services }: PocketDesk, from: string, conversations: number) {
  const agents = await hireFor(services, conversations);
  const timeZone = countingZone(services.faq.engine);
  // Else a server would count from the beginning, and find no conversation.
  await services.store.transaction((tx) =>
    tx.saveRollupState({ timeZone, conversation: 0, ticket: "" }),
  );
  const random = createRandom(20_261_129);
  let filled = 0;
  let week: Contribution[] = [];
  for (let index = -days; index < days; index += 1) {
    const counted = dayOfYear({ from, index, conversations, agents, random });
    if (index >= 0) filled += counted.length;
    week = [...week, ...counted];
    // Weeks have no row in common.
    if (weekdayOf(addDays(from, index)) !== 6 && index < days - 1) continue;
    await saveRollups(services.store, week);
    week = [];
  }
  return filled;
}

/** Each of them serves some 25 customers a day. */
async function hireFor(services: PocketDesk["services"], conversations: number) {
  await createAgent(services, { ...account, name: "岚", role: "supervisor" });
  const agents: AgentId[] = [];
  const names = ["小博", "思远", "婉清", "志强", "佳怡", "浩然"];
  while (agents.length < Math.max(names.length, conversations / 110)) {
    const name = names[agents.length] ?? `小博 ${agents.length + 1}`;
    const email = `${agents.length}@example.com`;
    agents.push((await createAgent(services, { ...account, email, name, role: "agent" })).id);
  }
  return agents;
}

async function saveRollups(store: Store, counted: readonly Contribution[]) {
  const rows = rollupsChangedBy(counted.map((contribution) => ({ contribution, sign: 1 })));
  await store.transaction(async (tx) => {
    for (const row of rows) await tx.saveRollup({ ...row, begun: row.figures.begun ?? 0 });
  });
}

async function measured({ services, url }: PocketDesk, today: string) {
  const { token } = await signIn(services, account, { address: "127.0.0.1" });
  const authorization = { headers: { authorization: `Bearer ${token}` } };
  const ask = async (query: string) => {
    for (;;) {
      const begun = performance.now();
      const response = await fetch(`${url}/api/agent/insights?${query}`, authorization);
      // A server that was as busy as with the filling lets calls in again after a while.
      if (response.status === 503) await setTimeout(500);
      else if (!response.ok) throw new Error(`insights: ${response.status}`);
      else
        return { bytes: (await response.arrayBuffer()).byteLength, ms: performance.now() - begun };
    }
  };
  const from = (back: number) => `from=${addDays(today, 1 - back)}&to=${today}`;
  const pages = {
    "a year": from(days),
    "a year of one topic": `${from(days)}&topic=payment-failed`,
    "a year of a team in one language": `${from(days)}&team=${encodeURIComponent("风控")}&locale=zh-CN`,
    "12 weeks": from(84),
    today: from(1),
  };
  const rows: (string | number)[][] = [];
  for (const [name, query] of Object.entries(pages)) {
    const times: number[] = [];
    let bytes = 0;
    const cpuBefore = process.cpuUsage();
    for (let run = 0; run < runs; run += 1) {
      const answered = await ask(query);
      bytes = answered.bytes;
      times.push(answered.ms);
    }
    const { user, system } = process.cpuUsage(cpuBefore);
    rows.push([
      name,
      percentile(times, 0.5).toFixed(1),
      percentile(times, 0.99).toFixed(1),
      ((user + system) / 1_000 / runs).toFixed(1),
      (bytes / 1_024).toFixed(0),
    ]);
  }
  return rows;
}
