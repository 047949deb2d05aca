import { defineConfig } from "vitest/config";

/** Not a part of `npm test`: these files make pictures, for people to look at. */
export default defineConfig({
  test: {
    environment: "node",
    include: ["tests/screens/*.screens.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
