import { defineConfig } from "vitest/config";

const shared = { environment: "node", testTimeout: 20_000, hookTimeout: 30_000 } as const;

export default defineConfig({
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
    ],
  },
});
