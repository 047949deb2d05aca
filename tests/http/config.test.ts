import { describe, expect, test } from "vitest";
import { BadConfig, readConfig } from "../../server/config.ts";

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof BadConfig) return error.problems;
    throw error;
  }
};

const production = {
  NODE_ENV: "production",
  IDENTITY_SECRET: "k3Jx9vQz7Lm2Wn8Rt5Yb1Hd6Fs4Gp0Ac",
  ALLOWED_ORIGINS: "https://wallet.example.com",
};

describe("the settings", () => {
  test("without any, development starts", () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3000,
      host: "127.0.0.1",
      rateLimits: true,
    });
  });

  test("all problems are reported together, each by name", () => {
    const problems = problemsOf({
      PORT: "99999",
      ALLOWED_ORIGINS: "wallet.example.com, https://ok.example",
      TRUST_PROXY: "10.0.0.0/99",
      LOG_LEVEL: "loud",
      RATE_LIMITS: "maybe",
      DATABASE_URL: "postgres://x",
    });
    const names = problems.map((problem) => /^[A-Z_]+/.exec(problem)?.[0]);
    expect(names.sort()).toEqual(
      ["ALLOWED_ORIGINS", "DATABASE_URL", "LOG_LEVEL", "PORT", "RATE_LIMITS", "TRUST_PROXY"].sort(),
    );
  });

  test("production starts with real secrets and origins", () => {
    expect(readConfig(production)).toMatchObject({ production: true });
  });

  test.each([
    ["no secret", { IDENTITY_SECRET: "" }, "IDENTITY_SECRET"],
    ["a short secret", { IDENTITY_SECRET: "short" }, "IDENTITY_SECRET"],
    [
      "a default secret",
      { IDENTITY_SECRET: "change-me-change-me-change-me-change-me" },
      "IDENTITY_SECRET",
    ],
    ["a secret of one letter", { IDENTITY_SECRET: "a".repeat(64) }, "IDENTITY_SECRET"],
    ["no origins", { ALLOWED_ORIGINS: "" }, "ALLOWED_ORIGINS"],
    ["no rate limits", { RATE_LIMITS: "off" }, "RATE_LIMITS"],
    ["a short administrator's password", { ADMIN_PASSWORD: "admin" }, "ADMIN_PASSWORD"],
  ])("production with %s does not start", (_, change, name) => {
    expect(problemsOf({ ...production, ...change }).join("\n")).toContain(name);
  });
});
