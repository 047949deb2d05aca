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

  test("BLOBS_URL is a whole path or a bucket, and what is neither is refused by name before anything opens", () => {
    for (const right of ["file:///srv/attachments", "s3://KEY:hunter2@host/bucket"]) {
      expect(readConfig({ BLOBS_URL: right }).blobsUrl).toBe(right);
    }
    for (const wrong of ["file://relative/x", "file:///srv%2Fx"]) {
      expect(problemsOf({ BLOBS_URL: wrong })).toEqual([
        "BLOBS_URL must be the whole path of a folder, with three slashes: file:///srv/x.",
      ]);
    }
    for (const wrong of ["/srv/x", "relative/x"]) {
      expect(problemsOf({ BLOBS_URL: wrong })).toEqual([
        "BLOBS_URL must be an address such as file:///srv/attachments.",
      ]);
    }
    expect(problemsOf({ SCANNER_URL: "127.0.0.1:3310" })).toEqual([
      "SCANNER_URL must be an address such as clamd://127.0.0.1:3310.",
    ]);
  });

  test("REDIS_URL is for servers that share a PostgreSQL", () => {
    const DATABASE_URL = "postgres://db.example/desk";
    const REDIS_URL = "rediss://:hunter2@redis.example:6380/2";
    expect(readConfig({ DATABASE_URL, REDIS_URL }).redisUrl).toBe(REDIS_URL);
    expect(readConfig({ DATABASE_URL }).redisUrl).toBeUndefined();
    expect(problemsOf({ REDIS_URL })).toEqual([
      "REDIS_URL connects servers that share a PostgreSQL: set DATABASE_URL too.",
    ]);
    expect(problemsOf({ DATABASE_URL, REDIS_URL: "hunter2" })).toEqual([
      "REDIS_URL must be an address such as redis://user:password@host:6379/0.",
    ]);
    for (const path of ["/name", "/1x", "/0/1"]) {
      expect(problemsOf({ DATABASE_URL, REDIS_URL: `redis://:hunter2@host${path}` })).toEqual([
        "REDIS_URL may end in the number of a database, as redis://host:6379/0, in nothing else.",
      ]);
    }
    for (const path of ["", "/", "/0", "/12"]) {
      expect(readConfig({ DATABASE_URL, REDIS_URL: `redis://host${path}` }).redisUrl).toBeDefined();
    }
  });

  test("webhooks go to one address, signed, and to private ones only where they are named", () => {
    const secret = `whsec_${"c".repeat(44)}`;
    const both = { WEBHOOK_URL: "https://wallet.example/hook", WEBHOOK_SECRET: secret };
    const url = both.WEBHOOK_URL;
    expect(readConfig({}).webhook).toBeUndefined();
    expect(readConfig(both).webhook).toEqual({
      url,
      secret,
      allowedAddresses: ["127.0.0.1", "::1"],
    });
    expect(readConfig({ ...production, ...both }).webhook?.allowedAddresses).toEqual([]);
    const named = { WEBHOOK_ALLOWED_ADDRESSES: "10.0.0.8, 10.1.0.0/16" };
    expect(readConfig({ ...production, ...both, ...named }).webhook?.allowedAddresses).toEqual([
      "10.0.0.8",
      "10.1.0.0/16",
    ]);
    const together = ["WEBHOOK_URL and WEBHOOK_SECRET belong together: set both or none."];
    expect(problemsOf({ WEBHOOK_URL: url })).toEqual(together);
    expect(problemsOf({ WEBHOOK_SECRET: secret })).toEqual(together);
    expect(problemsOf({ ...both, WEBHOOK_SECRET: "a text" })).toEqual([
      "WEBHOOK_SECRET must be whsec_ and base64 of 24 random bytes or more.",
    ]);
    for (const wrong of ["file:///etc/passwd", "ftp://wallet.example", "wallet.example"]) {
      expect(problemsOf({ ...both, WEBHOOK_URL: wrong })).toEqual([
        "WEBHOOK_URL must be an address such as https://wallet.example/path.",
      ]);
    }
    expect(problemsOf({ ...both, WEBHOOK_URL: "https://a:b@wallet.example" })).toEqual([
      "WEBHOOK_URL must not name a user; the signature says who sends.",
    ]);
    expect(problemsOf({ ...production, ...both, WEBHOOK_URL: "http://wallet.example" })).toEqual([
      "WEBHOOK_URL must be https in production.",
    ]);
  });

  test("e-mail has a server, a sender, a place for its links and a secret that signs them", () => {
    const secret = "m".repeat(32);
    const all = {
      SMTP_URL: "smtps://user:password@smtp.wallet.example",
      MAIL_FROM: "Galaxy Wallet <no-reply@wallet.example>",
      MAIL_SECRET: secret,
      PUBLIC_URL: "https://support.wallet.example/",
    };
    expect(readConfig({}).mail).toBeUndefined();
    expect(readConfig(all).mail).toEqual({
      smtpUrl: all.SMTP_URL,
      from: { name: "Galaxy Wallet", address: "no-reply@wallet.example" },
      publicUrl: "https://support.wallet.example",
      secret,
      requireTls: false,
      unreadMs: 600_000,
    });
    const bare = { ...all, MAIL_FROM: "no-reply@wallet.example", MAIL_UNREAD_MINUTES: "3" };
    expect(readConfig(bare).mail).toMatchObject({ from: { name: "" }, unreadMs: 180_000 });
    expect(readConfig({ ...production, ...all }).mail?.requireTls).toBe(true);
    const onThisMachine = { ...production, ...all, SMTP_URL: "smtp://127.0.0.1:25" };
    expect(readConfig(onThisMachine).mail?.requireTls).toBe(false);
    expect(problemsOf({ SMTP_URL: all.SMTP_URL })).toEqual([
      "SMTP_URL needs MAIL_FROM: who sends.",
      "SMTP_URL needs PUBLIC_URL: where the links in e-mail lead.",
      "SMTP_URL needs MAIL_SECRET: at least 32 characters that sign links.",
    ]);
    expect(problemsOf({ MAIL_FROM: all.MAIL_FROM })).toEqual([
      "MAIL_FROM has no effect without SMTP_URL.",
    ]);
    expect(problemsOf({ ...all, SMTP_URL: "smtp.wallet.example" })).toEqual([
      "SMTP_URL must be an address such as smtp://user:password@host:587.",
    ]);
    for (const MAIL_FROM of ["Wallet", "a@b.example, c@d.example", "W <a@b.example\n>"]) {
      expect(problemsOf({ ...all, MAIL_FROM })).toEqual([
        "MAIL_FROM must be an address such as Wallet Support <no-reply@wallet.example>.",
      ]);
    }
    expect(problemsOf({ ...all, MAIL_UNREAD_MINUTES: "0" })).toEqual([
      'MAIL_UNREAD_MINUTES must be a whole number of minutes, not "0".',
    ]);
    expect(problemsOf({ ...production, ...all, PUBLIC_URL: "http://wallet.example" })).toEqual([
      "PUBLIC_URL must be https in production.",
    ]);
  });

  test("the wallet's back end has an address and a secret, both or none", () => {
    const secret = `whsec_${"a".repeat(32)}`;
    const url = "https://wallet.example/support/";
    expect(readConfig({ HOST_URL: url, HOST_SECRET: secret }).walletHost).toEqual({
      url: "https://wallet.example/support",
      secret,
    });
    const together = "HOST_URL and HOST_SECRET belong together: set both or none.";
    expect(problemsOf({ HOST_URL: url })).toEqual([together]);
    expect(problemsOf({ HOST_SECRET: secret })).toEqual([together]);
    expect(problemsOf({ HOST_URL: url, HOST_SECRET: "short" })).toEqual([
      "HOST_SECRET must be whsec_ and base64 of 24 random bytes or more.",
    ]);
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
      "a secret that says a word twice",
      { IDENTITY_SECRET: "correct-horse-battery-staple-correct" },
      "IDENTITY_SECRET",
    ],
    [
      "a secret that only describes one",
      { IDENTITY_SECRET: "this-is-a-very-long-secret-key-00" },
      "IDENTITY_SECRET",
    ],
    [
      "a key of the wallet's of words that everybody knows",
      { HOST_API_KEY: "correct-horse-battery-staple-2026" },
      "HOST_API_KEY",
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
});

test("DATA_KEY is taken beside DATABASE_URL, too: attachments are encrypted wherever the rows lie", () => {
  const DATA_KEY = "one-setting-that-nobody-guesses-4711-xyz";
  const DATABASE_URL = "postgres://a@b/c";
  expect(readConfig({ DATA_KEY, DATABASE_URL })).toMatchObject({
    databaseUrl: DATABASE_URL,
    dataKeys: { current: DATA_KEY },
  });
  expect(problemsOf({ DATA_KEY: "0123", DATABASE_URL })).toHaveLength(1);
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
