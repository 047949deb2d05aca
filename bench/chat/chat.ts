/** Durable, acknowledged, relayed messages per second beside a bare Socket.IO echo; and what an idle customer costs. */

import { randomUUID } from "node:crypto";
import { median, percentile, print, type Table } from "../table.ts";
import { type Line, messageOf, openLine } from "./line.ts";
import { agentPassword, type RunningServer, startEcho, startPocketDesk } from "./servers.ts";

/** At least as many connections as messages in flight, so that none carries several at once. */
const customers = 512;
/** Each holds up to 20 customers, the most that a desk allows. */
export const agents = 26;
const rounds = 11;
const roundMs = 1_500;
const warmUpMs = 1_500;
const idleCustomers = 5_000;
const inFlights = [1, 64, 512];

/** About the length of a real question. */
const message = messageOf(
  "我昨天下午转给朋友的两百块钱到现在还没到账，对方说没有收到，请帮我看一下是什么原因",
);

export async function benchChat({ json }: { readonly json: boolean }): Promise<void> {
  const echo = await startEcho();
  const throughput = await running(await startPocketDesk(agents), (pocketDesk) =>
    compare(echo, pocketDesk),
  );
  await echo.stop();
  const idle = await running(await startPocketDesk(0), idleCost);
  print([throughput, idle], { json });
}

async function running<T>(
  server: RunningServer,
  work: (server: RunningServer) => Promise<T>,
): Promise<T> {
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function compare(echo: RunningServer, pocketDesk: RunningServer): Promise<Table> {
  const bare = await Promise.all(
    Array.from({ length: customers }, () => openLine(echo.url, "/", {}, false)),
  );
  const desk = await openDesk([pocketDesk.url]);
  const rows: (string | number)[][] = [];
  for (const inFlight of inFlights) {
    await load(bare, inFlight, warmUpMs);
    await load(desk.customers, inFlight, warmUpMs);
    const results = { bare: [] as Measured[], desk: [] as Measured[] };
    const relayedBefore = desk.relayed();
    for (let round = 0; round < rounds; round += 1) {
      results.bare.push(await load(bare, inFlight, roundMs));
      results.desk.push(await load(desk.customers, inFlight, roundMs));
    }
    const sent = results.desk.reduce((sum, { count }) => sum + count, 0);
    const rate = (measured: readonly Measured[]) =>
      median(measured.map(({ perSecond }) => perSecond));
    rows.push([
      inFlight,
      Math.round(rate(results.bare)),
      Math.round(rate(results.desk)),
      // Round by round: on a shared machine, rounds that follow each other are alike, and others are not.
      median(
        results.desk.map(
          ({ perSecond }, round) => perSecond / (results.bare[round]?.perSecond ?? 0),
        ),
      ).toFixed(2),
      median(results.desk.map(({ p50 }) => p50)).toFixed(2),
      median(results.desk.map(({ p99 }) => p99)).toFixed(2),
      `${desk.relayed() - relayedBefore >= sent ? "all" : "not all"} of ${sent}`,
    ]);
  }
  for (const line of [...bare, ...desk.customers, ...desk.agents]) line.close();
  return {
    title: "Chat: durable, acknowledged and relayed to its agent, against a bare Socket.IO echo",
    columns: [
      "in flight",
      "echo msg/s",
      "PocketDesk msg/s",
      "ratio",
      "p50 ms",
      "p99 ms",
      "relayed",
    ],
    rows,
    notes: [
      `Medians of ${rounds} rounds of ${roundMs / 1000} s, taken in turns; ${customers} customers, ${agents} agents, each message relayed to one.`,
    ],
  };
}

export interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Keeps `inFlight` messages in flight for `ms` milliseconds. The customers write in turn: none alone is busy. */
export async function load(
  lines: readonly Line[],
  inFlight: number,
  ms: number,
): Promise<Measured> {
  const times: number[] = [];
  const start = performance.now();
  let turn = 0;
  const writer = () =>
    new Promise<void>((resolve, reject) => {
      function write() {
        const sent = performance.now();
        if (sent - start >= ms) return resolve();
        turn += 1;
        lineAt(lines, turn).send(message, (ok) => {
          if (!ok) return reject(new Error("A message was not acknowledged."));
          times.push(performance.now() - sent);
          write();
        });
      }
      write();
    });
  await Promise.all(Array.from({ length: inFlight }, writer));
  const seconds = (performance.now() - start) / 1000;
  return {
    count: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}

const isOk = (result: unknown) =>
  typeof result === "object" && result !== null && "ok" in result && result.ok === true;

function lineAt(lines: readonly Line[], index: number): Line {
  const line = lines[index % lines.length];
  if (!line) throw new Error("There are no lines.");
  return line;
}

/** Customers whose conversations are all taken by agents. The customers are on each node of `urls` in turn, the agents on the last. */
export async function openDesk(urls: readonly [string, ...string[]], size = { customers, agents }) {
  const urlOf = (index: number) => urls[index % urls.length] ?? urls[0];
  const waiting = await Promise.all(
    Array.from({ length: size.customers }, (_, index) => openLine(urlOf(index), "/customer", {})),
  );
  for (const customer of waiting)
    await expectOk(customer.call("message:send", { clientId: randomUUID(), text: "转人工" }));
  const staff = await Promise.all(
    Array.from({ length: size.agents }, (_, number) => openAgent(urlOf(urls.length - 1), number)),
  );
  for (let taken = 0; taken < size.customers; taken += 1)
    await expectOk(lineAt(staff, taken).call("queue:take", {}));
  return {
    customers: waiting,
    agents: staff,
    relayed: () => staff.reduce((sum, agent) => sum + agent.heard(), 0),
  };
}

async function openAgent(url: string, number: number): Promise<Line> {
  const response = await fetch(`${url}/api/agent/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `bench${number}@example.com`, password: agentPassword }),
  });
  const { token } = await response.json();
  const agent = await openLine(url, "/agent", { token });
  await expectOk(agent.call("desk:available", { on: true, capacity: 20 }));
  return agent;
}

async function expectOk(result: Promise<unknown>) {
  const value = await result;
  if (!isOk(value)) throw new Error(`Refused: ${JSON.stringify(value)}`);
}

async function idleCost(pocketDesk: RunningServer): Promise<Table> {
  const before = await pocketDesk.memory();
  const lines: Line[] = [];
  const start = performance.now();
  while (lines.length < idleCustomers) {
    lines.push(
      ...(await Promise.all(
        Array.from({ length: 50 }, () => openLine(pocketDesk.url, "/customer", {})),
      )),
    );
  }
  const seconds = (performance.now() - start) / 1000;
  const after = await pocketDesk.memory();
  for (const line of lines) line.close();
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
  return {
    title: "Chat: what an idle customer costs",
    columns: ["connected", "RSS before MiB", "RSS after MiB", "KiB a customer", "connects/s"],
    rows: [
      [
        idleCustomers,
        mebibytes(before),
        mebibytes(after),
        ((after - before) / 1024 / idleCustomers).toFixed(1),
        Math.round(idleCustomers / seconds),
      ],
    ],
  };
}
