/** A server in this process, on a database with a history. */

import Database from "libsql";
import { Client } from "pg";
import { pino } from "pino";
import { createAgent } from "../../server/actions/agents.ts";
import { goOnDuty } from "../../server/actions/desk.ts";
import { countChanges, rebuildRollups } from "../../server/actions/rollups.ts";
import { signIn } from "../../server/actions/sign-in-agent.ts";
import type { openFaq } from "../../server/faq/live.ts";
import { databaseFile, openStore } from "../../server/open-store.ts";
import { type PocketDesk, startPocketDesk } from "../../server/pocketdesk.ts";
import { benchPlace } from "../place.ts";
import { type History, postgresSpelling, sqliteSpelling, statementsOf } from "./history.ts";

export interface ScaleDesk {
  readonly desk: PocketDesk;
  readonly agentToken: string;
  /** Of a supervisor. */
  readonly leadToken: string;
  readonly agentId: string;
  stop(): Promise<void>;
}

type Size = Omit<History, "agentId" | "now">;
type Faq = Awaited<ReturnType<typeof openFaq>>;

/** `databaseUrl`: a PostgreSQL in which a schema may be made; the embedded database where there is none. */
export async function startScaleDesk(
  size: Size,
  { faq, databaseUrl }: { readonly faq: Faq; readonly databaseUrl: string | undefined },
): Promise<ScaleDesk> {
  const place = await benchPlace("scale", { databaseUrl });
  const { config } = place;
  const log = pino({ level: "error" });
  const start = () => startPocketDesk(config, { log, faq: { ...faq, close: async () => {} } });
  const first = await start();
  const account = { email: "bench@example.com", password: "bench-password-1" };
  const { id: agentId } = await createAgent(first.services, {
    ...account,
    name: "小博",
    role: "agent",
  });
  const lead = { email: "lead@example.com", password: account.password };
  await createAgent(first.services, { ...lead, name: "岚岚", role: "supervisor" });
  await first.stop();
  await writeHistory(
    statementsOf(place.databaseUrl ? postgresSpelling : sqliteSpelling, {
      ...size,
      agentId,
      now: Date.now(),
    }),
    {
      file: databaseFile(place.folder),
      url: place.databaseUrl,
    },
  );
  // The start after it must not take the marks of the embedded database for an older copy.
  await (await openStore(config, { as: "command" })).close();
  const desk = await start();
  const tokenOf = async (one: typeof account) =>
    (await signIn(desk.services, one, { address: "127.0.0.1" })).token;
  const [agentToken, leadToken] = [await tokenOf(account), await tokenOf(lead)];
  // What a desk does as things happen, before it is measured: of a history that it was given it would do it with each tick.
  await timed("Indexed messages", () => indexAll(desk.services));
  await timed("Counted conversations", () => countAll(desk.services));
  await goOnDuty(desk.services, agentId, { on: true, capacity: 20 });
  return {
    desk,
    agentToken,
    leadToken,
    agentId,
    async stop() {
      await desk.stop();
      await place.remove();
    },
  };
}

/** Writes how many were done a second, where they are many. */
async function timed(done: string, work: () => Promise<number>) {
  const begun = performance.now();
  const count = await work();
  const seconds = (performance.now() - begun) / 1_000;
  if (count > 1_000)
    process.stderr.write(`${done}: ${count}, ${Math.round(count / seconds)} a second\n`);
}

/** Answers how many conversations it took into the figures. */
async function countAll(services: PocketDesk["services"]): Promise<number> {
  await countChanges(services);
  return rebuildRollups(services);
}

/** Answers how many messages it took into the index. */
async function indexAll({ store }: PocketDesk["services"]): Promise<number> {
  let indexed = 0;
  for (;;) {
    const taken = await store.transaction((tx) => tx.indexSlice(1_000));
    if (taken === 0) return indexed;
    indexed += taken;
  }
}

export async function writeHistory(
  statements: readonly (readonly [string, string])[],
  { file, url }: { readonly file: string; readonly url: string | undefined },
) {
  const note = (made: string, start: number) =>
    process.stderr.write(`  ${made}: ${((performance.now() - start) / 1_000).toFixed(1)} s\n`);
  if (url === undefined) {
    const database = new Database(file);
    database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
    for (const [made, statement] of statements) {
      const start = performance.now();
      database.prepare(statement).run();
      note(made, start);
    }
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    return;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("SET synchronous_commit = off");
  for (const [made, statement] of statements) {
    const start = performance.now();
    await client.query(statement);
    note(made, start);
  }
  // As autovacuum does by itself after a while.
  await client.query("VACUUM ANALYZE");
  await client.end();
}
