/**
 * This version beside another checkout of it: both servers are started at the same moment, and play rounds in turns, each the
 * first in every other pair, so that a busy machine is busy for both.
 */

import { median, print, type Table } from "../table.ts";
import { agents, load, type Measured, openDesk } from "./chat.ts";
import { preparePocketDesk, type RunningServer } from "./servers.ts";
import { compareServices, serviceAgents } from "./services.ts";

const rounds = Number(process.env.ROUNDS ?? 11);
const roundMs = 1_500;
const inFlights = [1, 64, 512];

interface Side {
  readonly server: RunningServer;
  readonly desk: Awaited<ReturnType<typeof openDesk>>;
}

type Round = Measured & { readonly cpuMicroseconds: number };

/** `BEFORE=/path/to/another/checkout ROUNDS=11 npm run bench -- chat-versions [services]`; the other one is built already. */
export async function benchVersions({
  json,
  args: [part],
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const checkout = process.env.BEFORE;
  if (!checkout) throw new Error("BEFORE must be the folder of another checkout, built.");
  const staff = part === "services" ? serviceAgents : agents;
  const prepared = [
    await preparePocketDesk(staff, checkout),
    await preparePocketDesk(staff, process.cwd()),
  ] as const;
  const servers = await Promise.all([prepared[0].start(), prepared[1].start()]);
  try {
    const compareAll = part === "services" ? compareServices : compareChat;
    print([await compareAll(servers)], { json });
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function compareChat(servers: readonly [RunningServer, RunningServer]): Promise<Table> {
  const [before, now] = await Promise.all([openSide(servers[0]), openSide(servers[1])]);
  const table = await compare(before, now);
  for (const { desk } of [before, now]) {
    for (const line of [...desk.customers, ...desk.agents]) line.close();
  }
  return table;
}

const openSide = async (server: RunningServer): Promise<Side> => ({
  server,
  desk: await openDesk([server.url]),
});

async function compare(before: Side, now: Side): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const inFlight of inFlights) {
    // A first one of each warms up.
    await playRound(before, inFlight);
    await playRound(now, inFlight);
    const pairs: (readonly [Round, Round])[] = [];
    while (pairs.length < rounds) pairs.push(await playPair(before, now, inFlight, pairs.length));
    rows.push(rowOf(inFlight, pairs));
  }
  return {
    title: "Chat: this version beside the one before",
    columns: [
      "in flight",
      "msg/s before",
      "now",
      "ratio",
      "of all pairs",
      "p50 ms before",
      "now",
      "p99 ms before",
      "now",
      "CPU µs a message before",
      "now",
    ],
    rows,
    notes: [
      `Medians of ${rounds} pairs of rounds of ${roundMs / 1000} s; the ratio is taken pair by pair.`,
    ],
  };
}

/** What comes second may find what the first has left to do. */
async function playPair(
  before: Side,
  now: Side,
  inFlight: number,
  number: number,
): Promise<readonly [Round, Round]> {
  if (number % 2 === 0) {
    const first = await playRound(before, inFlight);
    return [first, await playRound(now, inFlight)];
  }
  const first = await playRound(now, inFlight);
  return [await playRound(before, inFlight), first];
}

async function playRound({ server, desk }: Side, inFlight: number): Promise<Round> {
  const before = await server.cpu();
  const measured = await load(desk.customers, inFlight, roundMs);
  return { ...measured, cpuMicroseconds: ((await server.cpu()) - before) / measured.count };
}

function rowOf(inFlight: number, pairs: readonly (readonly [Round, Round])[]) {
  const both = (part: keyof Round, digits: number) =>
    ([0, 1] as const).map((side) => median(pairs.map((pair) => pair[side][part])).toFixed(digits));
  const ratios = pairs.map(([before, now]) => now.perSecond / before.perSecond);
  return [
    inFlight,
    ...both("perSecond", 0),
    median(ratios).toFixed(2),
    `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
    ...both("p50", 2),
    ...both("p99", 2),
    ...both("cpuMicroseconds", 0),
  ];
}
