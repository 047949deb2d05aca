import {
  defineConfig,
  type TestProjectInlineConfiguration,
  type ViteUserConfig,
} from "vitest/config";
import { hasPostgres } from "./tests/support/postgres.ts";

const shared = { environment: "node", testTimeout: 20_000, hookTimeout: 30_000 } as const;

/** Where several write at the same time, and what must be found again; STORIES=all takes every story. */
const storiesOfBoth = [
  "handover",
  "agent-vanishes",
  "resolve",
  "reconnect",
  "sign-in",
  "redaction",
];

/** The stories again, on the other database. */
const storiesOnPostgres: TestProjectInlineConfiguration = {
  test: {
    ...shared,
    name: "stories-postgres",
    include:
      process.env.STORIES === "all"
        ? ["tests/stories/**/*.test.ts"]
        : storiesOfBoth.map((name) => `tests/stories/${name}.test.ts`),
    pool: "threads",
    isolate: false,
    env: { TEST_STORE: "postgres" },
    globalSetup: ["tests/support/stories-on-postgres.ts"],
  },
};

async function onPostgres(): Promise<readonly TestProjectInlineConfiguration[]> {
  if (await hasPostgres()) return [storiesOnPostgres];
  process.stderr.write("No PostgreSQL answers at DATABASE_URL: its tests are skipped.\n");
  return [];
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
            include: ["tests/faults/**/*.test.ts", "tests/docs/commands.test.ts"],
            pool: "forks",
            fileParallelism: false,
            testTimeout: 180_000,
          },
        },
        {
          test: {
            ...shared,
            name: "browser",
            include: ["tests/browser/**/*.test.ts"],
            pool: "forks",
            fileParallelism: false,
            testTimeout: 90_000,
          },
        },
        ...(await onPostgres()),
      ],
    },
  }),
);
