/** Two servers as processes on one PostgreSQL and one Redis, and the actors of the stories on them. */

import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, vi } from "vitest";
import type { ClientId, ConversationId } from "../../protocol/conversation.ts";
import { type Agent, agent, type Customer, customer, newClientId } from "./actors.ts";
import {
  type HowToStart,
  type ServerProcess,
  signIn,
  startServer,
  temporaryFolder,
} from "./process.ts";
import type { TestServer } from "./server.ts";

export const metricsToken = "metrics-token-of-the-monitoring";

interface Backends {
  readonly databaseUrl: string;
  /** Each node may have a way of its own to the same Redis. */
  readonly redisUrls: readonly [string, string];
  /** How the nodes are started at first: as another version, say. One that is restarted is this one. */
  readonly first?: HowToStart;
  /** Beside those that make them nodes of one installation. */
  readonly settings?: Readonly<Record<string, string>>;
}

export type TwoNodes = Awaited<ReturnType<typeof startTwoNodes>>;

export async function startTwoNodes({ databaseUrl, redisUrls, first, settings }: Backends) {
  const folder = await temporaryFolder();
  const startOne = (redisUrl: string, how?: HowToStart) =>
    startServer(
      {
        PORT: "0",
        DATA_DIR: folder.path,
        PUBLIC_DIR: resolve("dist/public"),
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        METRICS_TOKEN: metricsToken,
        ...settings,
      },
      how,
    );
  const nodes: [ServerProcess, ServerProcess] = [
    await startOne(redisUrls[0], first),
    await startOne(redisUrls[1], first),
  ];

  /** As far as actors ask it. */
  const server = {
    get url() {
      return nodes[0].url;
    },
    get agentUrl() {
      return nodes[1].url;
    },
    desk: { services: { cluster: { agentGoneSince: () => undefined } } },
    async hire(name: string) {
      const account = { email: `${name}@example.com`, password: "a-long-agent-password" };
      await promisify(execFile)(
        process.execPath,
        [
          ...["dist/server/admin.mjs", "create-agent", "--email", account.email],
          ...["--name", name, "--password", account.password],
        ],
        { env: { PATH: process.env.PATH, DATA_DIR: folder.path, DATABASE_URL: databaseUrl } },
      );
      return { id: "", token: await signIn(nodes[1].url, account) };
    },
  } as unknown as TestServer;

  return {
    nodes,
    server,
    async restart(index: 0 | 1, how?: HowToStart) {
      nodes[index] = await startOne(redisUrls[index], how);
    },
    figure: (index: 0 | 1, name: string) => figureOf(nodes[index].url, name),
    async end() {
      for (const one of nodes) one.child.kill("SIGKILL");
      await folder.remove();
    },
  };
}

async function figureOf(url: string, name: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return Number(new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1]);
}

export interface Pair {
  readonly alice: Customer;
  readonly bo: Agent;
  readonly id: ConversationId;
}

/** Customers on one node, each served by the agent of the other one. */
export async function pairs({ server }: TwoNodes, count: number): Promise<readonly Pair[]> {
  const bo = await agent(server, "Bo");
  await bo.call("desk:available", { on: true, capacity: count });
  const waiting = await Promise.all(
    Array.from({ length: count }, async () => {
      const alice = await customer(server);
      await alice.asksForAgent();
      return alice;
    }),
  );
  const all: Pair[] = [];
  // One agent takes one after the other.
  for (const alice of waiting) {
    await bo.takes(alice.conversation());
    all.push({ alice, bo, id: alice.conversation() });
  }
  return all;
}

/** Both sides write until `stop` is called; who is not acknowledged writes the same again. */
export function underLoad(all: readonly Pair[]) {
  let isOver = false;
  const acknowledged: string[] = [];
  const refusals: string[] = [];

  async function insist(send: (clientId: ClientId) => Promise<unknown>) {
    const clientId = newClientId();
    for (;;) {
      try {
        await send(clientId);
        acknowledged.push(clientId);
        return;
      } catch (error) {
        refusals.push(String(error));
        if (isOver && refusals.length > 10_000) throw error;
        await pause(100);
      }
    }
  }

  const talking = Promise.all(
    all.map(async ({ alice, bo, id }) => {
      for (let number = 0; !isOver; number += 1) {
        await insist((clientId) => withinTime(alice.sends(`客 ${number}`, { clientId })));
        await insist((clientId) => bo.says(id, `服 ${number}`, clientId));
        await pause(20);
      }
    }),
  );
  return {
    acknowledged,
    refusals,
    async stop() {
      isOver = true;
      await talking;
    },
  };
}

type Query = (text: string) => Promise<readonly (readonly unknown[])[]>;

/** Both screens show the end of what the database has, in its order, each once. Answers how long that took, in milliseconds. */
export async function converge(all: readonly Pair[]): Promise<number> {
  const begun = performance.now();
  for (const { alice, bo, id } of all) {
    const shown = (messages: readonly { readonly id: string; readonly seq: number }[] = []) =>
      messages.map((one) => `${one.seq} ${one.id}`);
    await vi.waitFor(
      async () => {
        const kept = shown((await alice.fresh()).messages);
        const latest = kept.slice(-50);
        expect(shown(alice.view().messages).slice(-50)).toEqual(latest);
        expect(shown(bo.view(id)?.messages).slice(-50)).toEqual(latest);
        const seqs = alice.view().messages.map(({ seq }) => seq);
        expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
      },
      { timeout: 10_000, interval: 50 },
    );
  }
  return performance.now() - begun;
}

/** Lost 0, double 0, and the numbers without gaps. */
export async function nothingLost(acknowledged: readonly string[], query: Query) {
  const rows = await query("SELECT client_id FROM messages WHERE client_id IS NOT NULL");
  const kept = rows.map(([id]) => String(id));
  expect(new Set(kept).size).toBe(kept.length);
  const known = new Set(kept);
  expect(acknowledged.filter((one) => !known.has(one))).toEqual([]);
  // A message that was kept and not acknowledged would have been sent again.
  expect(kept.length).toBe(acknowledged.length);
  const gaps = `SELECT conversation FROM messages GROUP BY conversation
    HAVING MAX(seq) <> COUNT(*) OR MIN(seq) <> 1`;
  expect(await query(gaps)).toEqual([]);
}

const withinTime = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    pause(5_000).then((): T => {
      throw new Error("no answer");
    }),
  ]);

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
