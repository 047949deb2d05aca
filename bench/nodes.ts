/** Two nodes on one PostgreSQL and one Redis: how soon the other node has a message, and what they carry beside one. */

import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { load, openDesk } from "./chat/chat.ts";
import { messageOf } from "./chat/line.ts";
import { startNodes } from "./chat/servers.ts";
import { createSchema } from "./place.ts";
import { median, percentile, print } from "./table.ts";

const databaseUrl = process.env.DATABASE_URL ?? "postgres://postgres@127.0.0.1:5432/test";
const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";

/** Each agent holds 20, the most that a desk allows. */
const size = { customers: 100, agents: 5 };
const paces: readonly Pace[] = [
  { perSecond: 10, seconds: 10 },
  { perSecond: 500, seconds: 20 },
];
const inFlight = 64;
const rounds = 5;
const roundMs = 2_000;
const longestMs = 240_000;

interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

export async function benchNodes({ json }: { readonly json: boolean }): Promise<void> {
  // The servers end with this process.
  const limit = setTimeout(() => {
    process.stderr.write(`Not done after ${longestMs / 1_000} s.\n`);
    process.exit(1);
  }, longestMs);
  const two = await startDesk(2);
  const one = await startDesk(1);
  try {
    const delivered = [];
    for (const pace of paces) delivered.push(await delivery(two, pace));
    const carried = await carry(one, two);
    print(
      [
        {
          title: "Nodes: from a customer's send on one to the agent on the other",
          columns: ["asked msg/s", "sent msg/s", "arrived", "p50 ms", "p99 ms"],
          rows: delivered,
        },
        {
          title: `Nodes: durable and acknowledged messages, ${inFlight} in flight`,
          columns: ["", "one node", "two nodes", "ratio"],
          rows: carried,
          notes: [
            `Medians of ${rounds} rounds of ${roundMs / 1_000} s, taken in turns; ${size.customers} customers, ${size.agents} agents. All share this machine.`,
          ],
        },
      ],
      { json },
    );
  } finally {
    await two.stop();
    await one.stop();
    clearTimeout(limit);
  }
}

type BenchDesk = Awaited<ReturnType<typeof startDesk>>;

/** Customers on all nodes in turn, agents on the last. */
async function startDesk(count: 1 | 2) {
  const schema = await createSchema(databaseUrl);
  const nodes = await startNodes(count, size.agents, {
    DATABASE_URL: schema.url,
    ...(count > 1 && { REDIS_URL: redisUrl }),
  });
  const [first = "", ...others] = nodes.urls;
  const desk = await openDesk([first, ...others], size);
  return {
    ...desk,
    cpu: nodes.cpu,
    async stop() {
      for (const line of [...desk.customers, ...desk.agents]) line.close();
      await nodes.stop();
      await schema.drop();
    },
  };
}

/** The customers of the first node write, at that pace; the agents are on the second. */
async function delivery({ customers, agents }: BenchDesk, { perSecond, seconds }: Pace) {
  const far = customers.filter((_, index) => index % 2 === 0);
  const count = perSecond * seconds;
  const sentAt: number[] = [];
  const delays: number[] = [];
  const mark = `bench-${perSecond}-`;
  const text = new RegExp(`${mark}(\\d+)#`);
  const hear = (frame: Buffer) => {
    if (!frame.includes('"message.posted"')) return;
    const [, number] = text.exec(frame.toString()) ?? [];
    const at = sentAt[Number(number)];
    if (at !== undefined) delays.push(performance.now() - at);
  };
  for (const agent of agents) agent.listen(hear);
  const begun = performance.now();
  while (sentAt.length < count) {
    const due = ((performance.now() - begun) / 1_000) * perSecond;
    while (sentAt.length < Math.min(due, count)) {
      const number = sentAt.push(performance.now()) - 1;
      far[number % far.length]?.send(messageOf(`${mark}${number}#`), () => {});
    }
    await pause(1);
  }
  const rate = count / ((performance.now() - begun) / 1_000);
  const latest = performance.now() + 10_000;
  while (delays.length < count && performance.now() < latest) await pause(50);
  return [
    perSecond,
    Math.round(rate),
    `${delays.length === count ? "all" : delays.length} of ${count}`,
    percentile(delays, 0.5).toFixed(1),
    percentile(delays, 0.99).toFixed(1),
  ];
}

interface Round {
  readonly perSecond: number;
  /** Milliseconds of CPU time a message. */
  readonly server: number;
  readonly database: number;
}

async function carry(one: BenchDesk, two: BenchDesk) {
  const rates: { readonly one: Round; readonly two: Round }[] = [];
  // The first round is to warm up.
  for (let round = 0; round <= rounds; round += 1) {
    rates.push({ one: await roundOf(one), two: await roundOf(two) });
  }
  const measured = rates.slice(1);
  const rowOf = (name: string, of: (rate: Round) => number, digits: number) => [
    name,
    median(measured.map((rate) => of(rate.one))).toFixed(digits),
    median(measured.map((rate) => of(rate.two))).toFixed(digits),
    median(measured.map((rate) => of(rate.two) / of(rate.one))).toFixed(2),
  ];
  return [
    rowOf("messages a second", ({ perSecond }) => perSecond, 0),
    rowOf("CPU ms a message, servers", ({ server }) => server, 2),
    rowOf("CPU ms a message, PostgreSQL", ({ database }) => database, 2),
    rowOf("CPU ms a message, both", ({ server, database }) => server + database, 2),
  ];
}

async function roundOf(desk: BenchDesk): Promise<Round> {
  const before = { server: await desk.cpu(), database: await databaseCpuMs() };
  const { perSecond, count } = await load(desk.customers, inFlight, roundMs);
  const after = { server: await desk.cpu(), database: await databaseCpuMs() };
  return {
    perSecond,
    server: (after.server - before.server) / 1_000 / count,
    database: (after.database - before.database) / count,
  };
}

/** Linux counts CPU time in hundredths of a second. */
const tickMs = 10;

/** Of the connections of all servers; NaN where PostgreSQL runs on another machine. */
async function databaseCpuMs(): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'pocketdesk%'",
  );
  await client.end();
  try {
    const stats = rows.map(({ pid }) => readFileSync(`/proc/${pid}/stat`, "utf8"));
    // After the name in brackets: the 12th and 13th fields are user and system time.
    const fields = stats.map((stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" "));
    return fields.reduce((sum, all) => sum + Number(all[11]) + Number(all[12]), 0) * tickMs;
  } catch {
    return Number.NaN;
  }
}
