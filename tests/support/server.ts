import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { vi } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { createAgent, signIn } from "../../server/actions/agents.ts";
import { readConfig } from "../../server/config.ts";
import { queueFile } from "../../server/faq/content/queue-file.ts";
import { signIdentity } from "../../server/identity/identities.ts";
import { createBugReport, createLog } from "../../server/log.ts";
import { type PocketDesk, startPocketDesk } from "../../server/pocketdesk.ts";
import { createTestClock, type Duration, type TestClock } from "./clock.ts";
import { fixtureFaq } from "./fixture-faq.ts";
import { borrowTestDatabase, everyRow } from "./postgres.ts";

export const testSecret = "a secret that is long enough for tests, surely";
/** A guess then costs a millisecond. */
const passwordCost = 4;

/** The project `stories-postgres` of vitest.config.ts. */
const onPostgres = process.env.TEST_STORE === "postgres";

export interface TestServer {
  readonly url: string;
  readonly desk: PocketDesk;
  readonly clock: TestClock;
  /** All that the database holds: its files with their log, or the rows of PostgreSQL. */
  stored(): Promise<string>;
  /** The settings by which commands find the database. */
  readonly settings: Readonly<Record<string, string>>;
  /** What somebody does who has a tool for the database; answers the rows of a query. */
  sql(text: string): Promise<readonly (readonly unknown[])[]>;
  /** Moves the clock forward and runs what the server does on a timer. */
  pass(duration: Duration): Promise<void>;
  /** An agent of that name, signed in. */
  hire(name: string, role?: AgentRole): Promise<{ readonly id: AgentId; readonly token: string }>;
  /** Signs somebody in once more; a session lasts for a working day. */
  signIn(name: string): Promise<{ readonly token: string }>;
  /** A token as the wallet's back end makes it. */
  identity(subject: string, claims?: Readonly<Record<string, string>>): Promise<string>;
  /** As the transports do with what was thrown and is no refusal. */
  report(error: unknown): void;
  /** All that was logged. */
  logged(): string;
  stop(): Promise<void>;
}

const accountOf = (name: string) => ({
  email: `${name}@example.com`,
  password: "a-long-password",
});

/**
 * The real server in this process, over a real socket, on a database of its own. The bot answers every message at once; stories
 * about its pauses give it `patience`, others what queue.yml says.
 */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  { patience = 0, queue = {} }: { readonly patience?: number; readonly queue?: object } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
  const database = onPostgres ? await borrowTestDatabase() : undefined;
  const clock = createTestClock();
  const config = readConfig({
    PORT: "0",
    DATA_DIR: folder,
    IDENTITY_SECRET: testSecret,
    RATE_LIMITS: "off",
    ...(database && { DATABASE_URL: database.url }),
    ...environment,
  });
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  const desk = await startPocketDesk(config, {
    log,
    clock,
    faq: faqWith(queue),
    passwordCost,
    patience,
  });
  return {
    url: desk.url,
    desk,
    clock,
    settings: { DATA_DIR: folder, ...(database && { DATABASE_URL: database.url }) },
    sql: async (text) => (database ? database.query(text) : inFile(folder, text)),
    stored: async () =>
      database
        ? (await database.query(everyRow)).join("\n")
        : readdirSync(folder)
            .map((name) => readFileSync(join(folder, name), "utf8"))
            .join("\n"),
    async pass(duration) {
      clock.pass(duration);
      await desk.tick();
    },
    async hire(name, role = "agent") {
      const { id } = await createAgent(desk.services, { ...accountOf(name), name, role });
      const { token } = await signIn(desk.services, accountOf(name), "127.0.0.1");
      return { id, token };
    },
    signIn: (name) => signIn(desk.services, accountOf(name), "127.0.0.1"),
    identity: (subject, claims = {}) =>
      signIdentity(
        { subject, ...claims },
        { secret: testSecret },
        { now: clock.now(), lifeSeconds: 600 },
      ),
    report: (error) => void createBugReport(log)(error, "test"),
    logged: () => lines.join(""),
    async stop() {
      await desk.stop();
      await database?.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const faqWith = (queue: object) => ({
  ...fixtureFaq,
  engine: { ...fixtureFaq.engine, queue: queueFile.parse(queue) },
});

function inFile(folder: string, text: string): readonly (readonly unknown[])[] {
  const file = new Database(join(folder, "pocketdesk.db"));
  try {
    const statement = file.prepare(text);
    if (!statement.reader) statement.run();
    return statement.reader ? (statement.raw(true).all() as (readonly unknown[])[]) : [];
  } finally {
    file.close();
  }
}

/** Waits until the assertion passes; what it waits for comes over sockets of this process. */
export const until = <T>(holds: () => T | Promise<T>) =>
  vi.waitFor(holds, { timeout: 4_000, interval: 5 });
