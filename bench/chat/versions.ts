/** This version beside another checkout of it: both servers running, rounds in turns, so that a busy machine is busy for both. */

import { median, print } from "../table.ts";
import { agents, load, type Measured, openDesk } from "./chat.ts";
import { type RunningServer, startPocketDesk } from "./servers.ts";

const rounds = Number(process.env.ROUNDS ?? 11);
const roundMs = 1_500;
const inFlights = (process.env.IN_FLIGHT ?? "1,64,512").split(",").map(Number);

/** `BEFORE=/path/to/a/built/checkout npm run bench -- chat-versions` */
export async function benchVersions({ json }: { readonly json: boolean }): Promise<void> {
  const checkout = process.env.BEFORE;
  if (!checkout) throw new Error("BEFORE must be the folder of another checkout, built.");
  const servers = [await startPocketDesk(agents, checkout), await startPocketDesk(agents)] as const;
  try {
    print([await compare(...servers)], { json });
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function compare(beforeServer: RunningServer, nowServer: RunningServer) {
  const before = await openDesk(beforeServer.url);
  const now = await openDesk(nowServer.url);
  const rows: (string | number)[][] = [];
  for (const inFlight of inFlights) {
    const pairs: (readonly [Measured, Measured])[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const order = round % 2 === 0 ? [before, now] : [now, before];
      const measured = new Map<typeof before, Measured>();
      for (const desk of order) measured.set(desk, await load(desk.customers, inFlight, roundMs));
      const [one, other] = [measured.get(before), measured.get(now)];
      // The first warms up.
      if (round >= 0 && one && other) pairs.push([one, other]);
    }
    rows.push(rowOf(inFlight, pairs));
  }
  for (const line of [before, now].flatMap((desk) => [...desk.customers, ...desk.agents])) {
    line.close();
  }
  return {
    title: "Chat: this version beside the one before",
    columns: [
      "in flight",
      "before msg/s",
      "now msg/s",
      "ratio",
      "lowest",
      "highest",
      "p50 ms before",
      "now",
      "p99 ms before",
      "now",
    ],
    rows,
    notes: [
      `Medians of ${rounds} pairs of rounds of ${roundMs / 1000} s; the ratio is pair by pair.`,
    ],
  };
}

function rowOf(inFlight: number, pairs: readonly (readonly [Measured, Measured])[]) {
  const of = (side: 0 | 1, part: keyof Measured) => median(pairs.map((pair) => pair[side][part]));
  const ratios = pairs.map(([before, now]) => now.perSecond / before.perSecond);
  return [
    inFlight,
    Math.round(of(0, "perSecond")),
    Math.round(of(1, "perSecond")),
    median(ratios).toFixed(2),
    Math.min(...ratios).toFixed(2),
    Math.max(...ratios).toFixed(2),
    of(0, "p50").toFixed(2),
    of(1, "p50").toFixed(2),
    of(0, "p99").toFixed(2),
    of(1, "p99").toFixed(2),
  ];
}
