import {
  defineConfig,
  type TestProjectInlineConfiguration,
  type ViteUserConfig,
} from "vitest/config";
import { hasPostgres } from "./tests/support/postgres.ts";
import { hasRedis } from "./tests/support/redis.ts";

const shared = {
  environment: "node",
  testTimeout: 20_000,
  hookTimeout: 30_000,
  // It only ends what has failed: on a busy machine a second is not much.
  expect: { poll: { timeout: 15_000 } },
} as const;

/** Where several write at the same time, and what must be found again; STORIES=all takes every story. */
const storiesOfBoth = ["emergencies", "resolve", "reconnect", "redaction", "secret-pieces"];

/**
 * A browser takes seconds for each screen. `npm test` takes what customers and agents do all day; BROWSER=long takes every
 * file: host pages, networks and storage of every kind, each list and form by itself.
 */
const browserTests =
  process.env.BROWSER === "long"
    ? ["tests/browser/**/*.test.ts"]
    : ["console", "emergency", "journey", "screens", "shield", "tickets"].map(
        (name) => `tests/browser/${name}.test.ts`,
      );

/** They build, install, flood, wait or fill a disk for long: FAULTS=long takes them, too. */
const longFaults =
  process.env.FAULTS === "long"
    ? []
    : [
        "announcements",
        "content-swap",
        "damaged-rows",
        "database",
        "deploy",
        "flood",
        "fuzz",
        "http-flood",
        "idle-sockets",
        "load",
        "npm-package",
        "postgres-copies",
        "retention",
        "trials",
        "uploads",
      ].map((name) => `tests/faults/${name}.test.ts`);

const storiesOf = (chosen: readonly string[]) =>
  process.env.STORIES === "all"
    ? ["tests/stories/**/*.test.ts"]
    : chosen.map((name) => `tests/stories/${name}.test.ts`);

/** The stories again, on the other database. */
const storiesOnPostgres: TestProjectInlineConfiguration = {
  test: {
    ...shared,
    name: "stories-postgres",
    include: storiesOf(storiesOfBoth),
    pool: "threads",
    isolate: false,
    env: { TEST_STORE: "postgres" },
    globalSetup: ["tests/support/stories-on-postgres.ts"],
  },
};

/** The stories again, with the customers on one node and the agents on another. */
const storiesOnNodes: TestProjectInlineConfiguration = {
  test: {
    ...shared,
    name: "stories-nodes",
    include: storiesOf(["nodes", "agent-vanishes"]),
    pool: "threads",
    isolate: false,
    env: { TEST_STORE: "postgres", TEST_NODES: "2" },
    globalSetup: ["tests/support/stories-on-postgres.ts"],
  },
};

async function onPostgres(): Promise<readonly TestProjectInlineConfiguration[]> {
  if (!(await hasPostgres())) {
    process.stderr.write("No PostgreSQL answers at DATABASE_URL: its tests are skipped.\n");
    return [];
  }
  if (await hasRedis()) return [storiesOnPostgres, storiesOnNodes];
  process.stderr.write("No Redis answers at REDIS_URL: the tests of many nodes are skipped.\n");
  return [storiesOnPostgres];
}

export default defineConfig(
  async (): Promise<ViteUserConfig> => ({
    test: {
      projects: [
        {
          oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
          test: {
            ...shared,
            name: "unit",
            include: ["tests/**/*.test.{ts,tsx}"],
            exclude: ["tests/browser/**", "tests/faults/**", "tests/docs/commands.test.ts"],
            pool: "threads",
            isolate: false,
          },
        },
        {
          test: {
            ...shared,
            name: "faults",
            // What starts processes of its own: one file at a time.
            include: ["tests/faults/**/*.test.ts"],
            exclude: longFaults,
            pool: "forks",
            fileParallelism: false,
            testTimeout: 180_000,
            // Starts servers and databases of its own.
            hookTimeout: 90_000,
          },
        },
        {
          test: {
            ...shared,
            name: "commands",
            // Types what the documents show.
            include: ["tests/docs/commands.test.ts"],
            pool: "forks",
            testTimeout: 180_000,
          },
        },
        {
          test: {
            ...shared,
            name: "browser",
            include: browserTests,
            pool: "forks",
            testTimeout: 90_000,
            // Starts a server and a browser, beside the other tests of processes.
            hookTimeout: 90_000,
          },
        },
        ...(await onPostgres()),
      ],
    },
  }),
);
