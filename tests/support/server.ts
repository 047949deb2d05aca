import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { vi } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRole } from "../../protocol/desk.ts";
import { createAgent } from "../../server/actions/agents.ts";
import { signIn } from "../../server/actions/sign-in-agent.ts";
import { readConfig } from "../../server/config.ts";
import { currentRequest } from "../../server/edge/current-request.ts";
import type { ContentProblem } from "../../server/faq/content/problem.ts";
import { queueFile } from "../../server/faq/content/queue-file.ts";
import { signIdentity } from "../../server/identity/identities.ts";
import { createBugReport, createLog } from "../../server/log.ts";
import type { RunningFaq } from "../../server/open-services.ts";
import { type PocketDesk, startPocketDesk } from "../../server/pocketdesk.ts";
import { createTestClock, type Duration, type TestClock } from "./clock.ts";
import { putEmptyDatabase } from "./empty-database.ts";
import { fixtureFaq } from "./fixture-faq.ts";
import { borrowTestDatabase, everyRow } from "./postgres.ts";
import { redisUrl } from "./redis.ts";

export const testSecret = "a secret that is long enough for tests, surely";
/** A guess then costs a millisecond. */
const passwordCost = 4;

/** The projects `stories-postgres` and `stories-nodes` of vitest.config.ts. */
const onPostgres = process.env.TEST_STORE === "postgres";
const nodeCount = Number(process.env.TEST_NODES ?? 1);

export interface TestServer {
  /** Where customers connect. */
  readonly url: string;
  /** Where agents connect: another node, where there are two. */
  readonly agentUrl: string;
  /** The node of the customers. */
  readonly desk: PocketDesk;
  /** All of them: one, or two in the project `stories-nodes`. */
  readonly nodes: readonly PocketDesk[];
  readonly clock: TestClock;
  /** All that the database holds: its files with their log, or the rows of PostgreSQL. */
  stored(): Promise<string>;
  /** The files of attachments, as paths. */
  files(): readonly string[];
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
  password: "a-long-passphrase",
});

interface StartOptions {
  readonly patience?: number;
  readonly queue?: object;
  /** What the check has found in the content. */
  readonly problems?: readonly ContentProblem[];
  /** Instead of the fixture. */
  readonly faq?: RunningFaq;
}

/**
 * The real server in this process, over a real socket, on a database of its own. The bot answers every message at once; stories
 * about its pauses give it `patience`, others what queue.yml says.
 */
export async function startTestServer(
  environment: Readonly<Record<string, string>> = {},
  { patience = 0, queue = {}, problems = [], faq: given }: StartOptions = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
  const database = onPostgres ? await borrowTestDatabase() : undefined;
  // A story about the embedded database says so.
  const isShared = nodeCount > 1 && environment.DATABASE_URL === undefined;
  const clock = createTestClock();
  const config = readConfig({
    PORT: "0",
    DATA_DIR: folder,
    IDENTITY_SECRET: testSecret,
    RATE_LIMITS: "off",
    ...(database && { DATABASE_URL: database.url }),
    ...(isShared && { REDIS_URL: redisUrl }),
    ...environment,
  });
  if (!config.databaseUrl && !config.dataKeys) await putEmptyDatabase(folder);
  const lines: string[] = [];
  const log = createLog("debug", { write: (line) => void lines.push(line) }, currentRequest);
  const faq = given ?? {
    ...faqWith(queue),
    problems: () => problems,
    check: () => ({ problems, complete: true }),
  };
  const start = () => startPocketDesk(config, { log, clock, faq, passwordCost, patience });
  const desk = await start();
  const nodes = isShared ? [desk, await start()] : [desk];
  return {
    url: desk.url,
    agentUrl: nodes.at(-1)?.url ?? desk.url,
    desk,
    nodes,
    clock,
    settings: { DATA_DIR: folder, ...(database && { DATABASE_URL: database.url }) },
    sql: async (text) => (database ? database.query(text) : inFile(folder, text)),
    stored: async () =>
      database
        ? (await database.query(everyRow)).join("\n")
        : readdirSync(folder)
            .filter((name) => name !== "blobs")
            .map((name) => readFileSync(join(folder, name), "utf8"))
            .join("\n"),
    files: () => filesIn(join(folder, "blobs")),
    async pass(duration) {
      clock.pass(duration);
      const before = lines.length;
      for (const one of nodes) await one.tick();
      const failed = lines.slice(before).find((line) => line.includes("housekeeping failed"));
      if (failed) throw new Error(failed);
    },
    async hire(name, role = "agent") {
      const { id } = await createAgent(desk.services, { ...accountOf(name), name, role });
      const { token } = await signIn(desk.services, accountOf(name), { address: "127.0.0.1" });
      return { id, token };
    },
    signIn: (name) => signIn(desk.services, accountOf(name), { address: "127.0.0.1" }),
    identity: (subject, claims = {}) =>
      signIdentity(
        { subject, ...claims },
        { secret: testSecret },
        { now: clock.now(), lifeSeconds: 600 },
      ),
    report: (error) => void createBugReport(log)(error, "test"),
    logged: () => lines.join(""),
    async stop() {
      for (const one of nodes) await one.stop();
      await database?.giveBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const faqWith = (queue: object) => ({
  ...fixtureFaq,
  engine: { ...fixtureFaq.engine, queue: queueFile.parse(queue) },
});

/** While the server writes, it is tried again: whoever waits in here keeps the server, which is in this process, from its end. */
const inFile = (folder: string, text: string) => until(() => onceInFile(folder, text));

function onceInFile(folder: string, text: string): readonly (readonly unknown[])[] {
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
  vi.waitFor(holds, { timeout: 12_000, interval: 5 });
