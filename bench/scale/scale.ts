/** What calls cost with years of history and a long queue, beside an empty database in the same run. */

import { randomUUID } from "node:crypto";
import { openFaq } from "../../server/faq/live.ts";
import { type Line, openLine } from "../chat/line.ts";
import { percentile, print } from "../table.ts";
import { type ScaleDesk, startScaleDesk } from "./desk.ts";

const runs = 300;
const messagesEach = 10;
const fewWaiting = 10;
/** As the issue of the growing costs has it; smaller for a quick look. */
const defaultSize = { sqlite: 1_000_000, postgres: 200_000 };

export async function benchScale({
  json,
  args,
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  const resolved = Number(args[0] ?? defaultSize[databaseUrl ? "postgres" : "sqlite"]);
  const waiting = Number(args[1] ?? 10_000);
  const faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const on = { faq, databaseUrl };
  const empty = await startScaleDesk({ resolved: 0, messagesEach, waiting: fewWaiting }, on);
  process.stderr.write(`Building ${resolved} conversations, ${waiting} waiting:\n`);
  const full = await startScaleDesk({ resolved, messagesEach, waiting }, on);
  const rows: (string | number)[][] = [];
  const desks = [await openDesk(empty), await openDesk(full)] as const;
  for (const name of Object.keys(desks[0].calls)) {
    const times: [number[], number[]] = [[], []];
    // In turns: on a shared machine, what follows each other is alike.
    for (let run = 0; run < runs + warmUp; run += 1) {
      for (const [index, desk] of desks.entries()) {
        const ms = await desk.calls[name]?.();
        if (run >= warmUp && ms !== undefined) times[index]?.push(ms);
      }
    }
    const [less, more] = times;
    const p = (share: number) => [percentile(less, share), percentile(more, share)] as const;
    const [p50, p99] = [p(0.5), p(0.99)];
    const shown = [...p50, ...p99].map((ms) => ms.toFixed(2));
    rows.push([name, ...shown, (p50[1] / p50[0]).toFixed(2), (p99[1] / p99[0]).toFixed(2)]);
  }
  for (const { close } of desks) close();
  await Promise.all([empty.stop(), full.stop()]);
  await faq.close();
  const columns = [
    "call",
    "p50 empty",
    "p50 full",
    "p99 empty",
    "p99 full",
    "p50 ratio",
    "p99 ratio",
  ];
  print(
    [
      {
        title: `Scale on ${databaseUrl ? "PostgreSQL" : "SQLite"}: ${resolved} resolved conversations with ${resolved * messagesEach} messages, ${waiting} waiting, beside none and ${fewWaiting}; ms`,
        columns,
        rows,
        notes: [
          `${runs} calls of each, one at a time, in turns; server and client in one process.`,
        ],
      },
    ],
    { json },
  );
}

const warmUp = 20;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The calls that are measured; each answers its milliseconds, without what it needs before and after. */
async function openDesk({ desk, agentToken, leadToken }: ScaleDesk) {
  const { url, services } = desk;
  const agent = await openLine(url, "/agent", { token: agentToken });
  const lead = await openLine(url, "/agent", { token: leadToken });
  const ask = async (line: Line, event: string, payload: object) => {
    const answer = (await line.call(event, payload)) as Answer;
    if (!answer.ok) throw new Error(`${event}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const guest = () => openLine(url, "/customer", {});
  const served = await guest();
  await ask(served, "agent:request", {});
  const own = (await services.store.desk("all", "nobody" as never)).rows[0]?.conversation.id;
  await ask(agent, "queue:take", { conversationId: own });
  const { rows: resolved, cursor } = await services.store.desk("resolved", "nobody" as never);
  const old = resolved.at(-1)?.conversation.id ?? own;
  const list = (view: string, after?: string | undefined) => () =>
    timed(() => ask(agent, "desk:list", { view, cursor: after }));

  const search = (q: string) => () =>
    timed(async () => {
      const headers = { authorization: `Bearer ${agentToken}` };
      const found = await fetch(`${url}/api/agent/search?${new URLSearchParams({ q })}`, {
        headers,
      });
      if (!found.ok) throw new Error(`search: ${found.status}`);
      await found.arrayBuffer();
    });

  const calls: Readonly<Record<string, () => Promise<number>>> = {
    handshake: async () => {
      let line: Line | undefined;
      const ms = await timed(async () => {
        line = await guest();
      });
      line?.close();
      return ms;
    },
    "message:send": () =>
      timed(() => ask(served, "message:send", { clientId: randomUUID(), text: "还在吗" })),
    "desk:list queue": list("queue"),
    "desk:list mine": list("mine"),
    "desk:list all": list("all"),
    "desk:list resolved": list("resolved"),
    "desk:list resolved, page 2": list("resolved", cursor),
    "desk:live": () => timed(() => ask(lead, "desk:live", {})),
    "conversation:open": () =>
      timed(() => ask(agent, "conversation:open", { conversationId: old })),
    "search, two characters": search("转给"),
    "search, a sentence": search("朋友的两百块钱到现在还没到账"),
    "search, a name and a word": search("林晓 转给"),
    "search, nothing": search("从来没人说过"),
    "agent:request": async () => {
      const line = await guest();
      const ms = await timed(() => ask(line, "agent:request", {}));
      await ask(line, "agent:cancel", {});
      line.close();
      return ms;
    },
    "queue:take": async () => {
      let taken: { conversation: { id: string } } | undefined;
      const ms = await timed(async () => {
        taken = (await ask(agent, "queue:take", {})) as typeof taken;
      });
      await ask(agent, "conversation:release", { conversationId: taken?.conversation.id });
      return ms;
    },
    "housekeeping tick": () => timed(() => desk.tick()),
  };
  return {
    calls,
    close() {
      agent.close();
      lead.close();
      served.close();
    },
  };
}

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: unknown;
}
