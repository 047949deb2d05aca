import { describe, expect, test } from "vitest";
import { BadConfig, readConfig } from "../server/config.ts";

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
      DATABASE_URL: "mysql://root:hunter2@x/y",
    });
    const names = problems.map((problem) => /^[A-Z_]+/.exec(problem)?.[0]);
    expect(names.sort()).toEqual(
      ["ALLOWED_ORIGINS", "DATABASE_URL", "LOG_LEVEL", "PORT", "RATE_LIMITS", "TRUST_PROXY"].sort(),
    );
  });

  test("a database's address is PostgreSQL's, and one that is not is never repeated: it may hold a password", () => {
    const url = "postgres://desk:hunter2@db.example/desk?sslmode=require";
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
    expect(readConfig({}).databaseUrl).toBeUndefined();
    for (const wrong of ["mysql://root:hunter2@x/y", "hunter2", "postgres://hunter2@"]) {
      expect(problemsOf({ DATABASE_URL: wrong })).toEqual([
        "DATABASE_URL must be an address such as postgres://user:password@host/name.",
      ]);
    }
  });

  test.each([
    "REDIS_URL",
    "BLOBS_URL",
    "HOST_URL",
    "HOST_SECRET",
    "WEBHOOK_URL",
    "WEBHOOK_SECRET",
    "SMTP_URL",
  ])("%s is refused as long as nothing reads it", (name) => {
    expect(problemsOf({ [name]: "set" })).toEqual([
      `${name} is not supported by this version; unset it.`,
    ]);
    expect(problemsOf({ [name]: " " })).toEqual([]);
  });

  test("the token for the metrics can be sent as a bearer, and is not short", () => {
    expect(problemsOf({ METRICS_TOKEN: "0123456789abcdef" })).toEqual([]);
    for (const wrong of ["short", "a token with blanks in it"]) {
      expect(problemsOf({ METRICS_TOKEN: wrong })).toEqual([
        "METRICS_TOKEN must be 16 or more letters, digits or any of . _ ~ + / = -",
      ]);
    }
  });

  test("lists are read without blanks, and each wrong part is named", () => {
    const origins = "https://a.example , ,https://b.example:8443";
    expect(readConfig({ ALLOWED_ORIGINS: origins }).allowedOrigins).toEqual([
      "https://a.example",
      "https://b.example:8443",
    ]);
    expect(readConfig({ TRUST_PROXY: "10.0.0.0/8, ::1" }).trustProxy).toEqual([
      "10.0.0.0/8",
      "::1",
    ]);
    expect(problemsOf({ TRUST_PROXY: "10.0.0.1,proxy,::1/129" })).toEqual([
      'TRUST_PROXY: "proxy" is not an address or a network such as 10.0.0.0/8.',
      'TRUST_PROXY: "::1/129" is not an address or a network such as 10.0.0.0/8.',
    ]);
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
    [
      "a secret that repeats a word",
      { IDENTITY_SECRET: "correcthorse".repeat(4) },
      "IDENTITY_SECRET",
    ],
    [
      "an origin without encryption",
      { ALLOWED_ORIGINS: "http://wallet.example.com" },
      "ALLOWED_ORIGINS",
    ],
    ["keys without encryption", { IDENTITY_JWKS: "http://keys.example.com" }, "IDENTITY_JWKS"],
    ["a password that anybody tries", { ADMIN_PASSWORD: "Password1234!" }, "ADMIN_PASSWORD"],
    ["a password of the keyboard", { ADMIN_PASSWORD: "qwertyuiop12" }, "ADMIN_PASSWORD"],
    ["a password of digits", { ADMIN_PASSWORD: "123456789012" }, "ADMIN_PASSWORD"],
    ["a short key of the wallet's", { HOST_API_KEY: "short" }, "HOST_API_KEY"],
    ["no origins", { ALLOWED_ORIGINS: "" }, "ALLOWED_ORIGINS"],
    ["no rate limits", { RATE_LIMITS: "off" }, "RATE_LIMITS"],
    ["a short administrator's password", { ADMIN_PASSWORD: "admin" }, "ADMIN_PASSWORD"],
  ])("S31 production with %s does not start", (_, change, name) => {
    expect(problemsOf({ ...production, ...change }).join("\n")).toContain(name);
  });
});

test("a DATA_KEY that anybody can guess is refused everywhere: it would promise what it does not do", () => {
  const strong = "one-setting-that-nobody-guesses-4711-xyz";
  const line = "DATA_KEY must be at least 32 characters that nobody can guess.";
  for (const weak of ["0123", "a".repeat(64), "changeme".repeat(5)]) {
    expect(problemsOf({ DATA_KEY: weak })).toEqual([line]);
  }
  expect(readConfig({ DATA_KEY: strong }).dataKeys).toEqual({ current: strong, old: undefined });
  expect(problemsOf({ DATA_KEY_OLD: strong })).toHaveLength(1);
  expect(problemsOf({ DATA_KEY: strong, DATABASE_URL: "postgres://a@b/c" })).toHaveLength(1);
});

test.each(["0", "-1", "1.5", "a year", "100000"])("%s is no number of days", (days) => {
  const name = "RETENTION_CONVERSATIONS_DAYS";
  expect(problemsOf({ [name]: days })).toEqual([
    `${name} must be a whole number of days from 1 to 99999, not "${days}".`,
  ]);
  expect(readConfig({ [name]: "365" }).retention.conversations).toBe(365);
});

test("a HOST_API_KEY that no header can carry is refused", () => {
  expect(problemsOf({ HOST_API_KEY: "钥匙 with a blank" })).toHaveLength(1);
});

test("S31 a secret in hex is none that anybody can guess, whichever digits it has", () => {
  const hex = "1203948571029384f5710293c48e5710a29384571d02938b45710293845710e9";
  const settings = { NODE_ENV: "production", ALLOWED_ORIGINS: "https://wallet.example.com" };
  for (const secret of [hex, hex.replaceAll("c", "a"), hex.replaceAll(/[a-f]/g, "7")]) {
    expect(readConfig({ ...settings, IDENTITY_SECRET: secret }).identity.secret).toBe(secret);
  }
});
