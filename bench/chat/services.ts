/** Customers from their first question to their survey: what a chat alone does not change is changed here, and counted. */

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { median, type Table } from "../table.ts";
import { openDesk } from "./chat.ts";
import { type Line, openLine } from "./line.ts";
import type { RunningServer } from "./servers.ts";

export const serviceAgents = 4;
const rounds = Number(process.env.ROUNDS ?? 9);
const atOnce = 8;
const servicesEach = 8;
const turns = 4;
/** Two questions, the wish for a human, and the turns of both. */
const messagesEach = 3 + 2 * turns;
/** What is done by the clock has happened by then. */
const housekeepingMs = 5_000;

type Two<One> = readonly [before: One, now: One];

/** Rounds in turns; CPU is of the whole server, with what it does after the last message. */
export async function compareServices(servers: Two<RunningServer>): Promise<Table> {
  const sides = await Promise.all(
    servers.map(async (server) => ({
      server,
      desk: await openDesk([server.url], { customers: 0, agents: serviceAgents }),
    })),
  );
  const costs: number[][] = [];
  for (let round = -1; round < rounds; round += 1) {
    const ofRound: number[] = [];
    // Each is the first in every other round.
    const turn = sides.map((_, index) => (index + Math.abs(round)) % sides.length);
    for (const index of turn) {
      const side = sides[index];
      if (side) ofRound[index] = await playRound(side.server, side.desk.agents);
    }
    // The first one warms up.
    if (round >= 0) costs.push(ofRound);
  }
  for (const { desk } of sides) for (const line of desk.agents) line.close();
  const of = (side: 0 | 1) => median(costs.map((pair) => pair[side] ?? 0));
  const ratios = costs.map(([before = 0, now = 0]) => now / before);
  return {
    title: "Services from the first question to the survey: CPU µs a message",
    columns: ["before", "now", "ratio", "of all pairs"],
    rows: [
      [
        of(0).toFixed(0),
        of(1).toFixed(0),
        median(ratios).toFixed(3),
        `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      ],
    ],
    notes: [
      `Medians of ${rounds} pairs of rounds of ${atOnce * servicesEach} services with ${messagesEach} messages each.`,
    ],
  };
}

async function playRound(server: RunningServer, agents: readonly Line[]): Promise<number> {
  const before = await server.cpu();
  await Promise.all(
    Array.from({ length: atOnce }, async (_, worker) => {
      const agent = agents[worker % agents.length];
      for (let service = 0; agent && service < servicesEach; service += 1)
        await serve(server.url, agent);
    }),
  );
  await pause(housekeepingMs);
  return ((await server.cpu()) - before) / (atOnce * servicesEach * messagesEach);
}

async function serve(url: string, agent: Line) {
  const customer = await openLine(url, "/customer", {});
  const say = (text: string) => ok(customer, "message:send", { clientId: randomUUID(), text });
  await say("支付失败怎么办");
  await say("转账多久到账");
  await say("转人工");
  // Somebody's: as many wait as agents take.
  const { conversation } = await ok(agent, "queue:take", {});
  const conversationId = conversation.id;
  for (let turn = 0; turn < turns; turn += 1) {
    await say("钱是昨天下午转的，对方到现在也没有收到");
    const reply = { conversationId, clientId: randomUUID(), text: "您好，我帮您查一下这笔转账" };
    await ok(agent, "message:send", reply);
  }
  await ok(agent, "conversation:resolve", { conversationId, summary: "已查明", topic: "转账" });
  customer.close();
}

async function ok(line: Line, event: string, payload: object) {
  const result = (await line.call(event, payload)) as {
    readonly ok: boolean;
    readonly value: { readonly conversation: { readonly id: string } };
  };
  if (!result.ok) throw new Error(`${event}: ${JSON.stringify(result)}`);
  return result.value;
}
