import { isIP } from "node:net";
import { createSettingReader, type SettingReader, type ValueKind } from "./settings.ts";

/** What the environment says, checked. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** PostgreSQL; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly faqDir: string;
  readonly publicDir: string;
  /** What was learned from the FAQ, so that a start does not learn again; the build fills it. */
  readonly faqCacheDir: string;
  readonly identity: {
    readonly secret: string | undefined;
    readonly jwks: string | undefined;
    readonly issuer: string | undefined;
    readonly audience: string | undefined;
  };
  readonly allowedOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly admin: { readonly email: string; readonly password: string | undefined };
  /** Who reads `/metrics` shows it; undefined: there is no such route. */
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  readonly rateLimits: boolean;
  /** Encrypts the embedded database; `old` is the one before, while it is being replaced. */
  readonly dataKeys: { readonly current: string; readonly old: string | undefined } | undefined;
  /** For the wallet's back end. */
  readonly hostApiKey: string | undefined;
  /** Days that each kind is kept; without a number, until somebody erases it. */
  readonly retention: {
    readonly conversations: number | undefined;
    readonly questions: number | undefined;
    readonly audit: number | undefined;
  };
}

/** Has every problem, so that nobody mends one to meet the next. */
export class BadConfig extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

const shortestSecret = 32;
const shortestAdminPassword = 12;

/**
 * Settings of the contract that nothing reads yet. One without effect is worse than none: nobody may believe
 * that his data is encrypted.
 */
const unsupported = [
  "REDIS_URL",
  "BLOBS_URL",
  "HOST_URL",
  "HOST_SECRET",
  "WEBHOOK_URL",
  "WEBHOOK_SECRET",
  "SMTP_URL",
];

const origin: ValueKind = {
  name: "an origin such as https://wallet.example.com",
  is: (value) => URL.canParse(value) && new URL(value).origin === value,
};

const proxy: ValueKind = {
  name: "an address or a network such as 10.0.0.0/8",
  is(value) {
    const [address = "", bits] = value.split("/");
    const family = isIP(address);
    if (family === 0) return false;
    const longest = family === 6 ? 128 : 32;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  },
};

/** Throws `BadConfig`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const settings = createSettingReader(environment);
  const { text } = settings;
  const config: Config = {
    production: text("NODE_ENV") === "production",
    port: settings.port("PORT", 3000),
    host: text("HOST") ?? "127.0.0.1",
    dataDir: text("DATA_DIR") ?? "./data",
    databaseUrl: settings.url("DATABASE_URL", ["postgres", "postgresql"]),
    faqDir: text("FAQ_DIR") ?? "./faq-content",
    publicDir: text("PUBLIC_DIR") ?? "./dist/public",
    faqCacheDir: text("FAQ_CACHE_DIR") ?? "./dist/faq-cache",
    identity: {
      secret: text("IDENTITY_SECRET"),
      jwks: text("IDENTITY_JWKS"),
      issuer: text("IDENTITY_ISSUER"),
      audience: text("IDENTITY_AUDIENCE"),
    },
    allowedOrigins: settings.list("ALLOWED_ORIGINS", origin),
    trustProxy: settings.list("TRUST_PROXY", proxy),
    admin: {
      email: text("ADMIN_EMAIL") ?? "admin@pocketdesk.local",
      password: text("ADMIN_PASSWORD"),
    },
    metricsToken: text("METRICS_TOKEN"),
    logLevel: settings.oneOf("LOG_LEVEL", [
      "info",
      "trace",
      "debug",
      "warn",
      "error",
      "fatal",
      "silent",
    ]),
    dataKeys: dataKeysOf(settings),
    hostApiKey: text("HOST_API_KEY"),
    retention: {
      conversations: settings.days("RETENTION_CONVERSATIONS_DAYS"),
      questions: settings.days("RETENTION_QUESTIONS_DAYS"),
      audit: settings.days("RETENTION_AUDIT_DAYS"),
    },
    rateLimits: settings.oneOf("RATE_LIMITS", ["on", "off"]) === "on",
  };
  for (const name of unsupported) {
    if (text(name)) settings.reject(`${name} is not supported by this version; unset it.`);
  }
  if (config.hostApiKey !== undefined && !/^[\w.~+/=-]+$/.test(config.hostApiKey)) {
    settings.reject("HOST_API_KEY may hold letters, digits and - . _ ~ + / = only.");
  }
  if (config.metricsToken !== undefined && !/^[\w.~+/=-]{16,}$/.test(config.metricsToken)) {
    settings.reject("METRICS_TOKEN must be 16 or more letters, digits or any of . _ ~ + / = -");
  }
  if (config.production) checkProduction(config, settings);
  if (settings.problems.length > 0) throw new BadConfig(settings.problems);
  return Object.freeze(config);
}

function dataKeysOf({ text, reject }: SettingReader): Config["dataKeys"] {
  const current = text("DATA_KEY");
  const old = text("DATA_KEY_OLD");
  if (current === undefined) {
    if (old !== undefined) reject("DATA_KEY_OLD is the key before DATA_KEY, which is not set.");
    return undefined;
  }
  if (isWeak(current)) {
    reject(`DATA_KEY must be at least ${shortestSecret} characters that nobody can guess.`);
  }
  if (text("DATABASE_URL")) {
    reject(
      "DATA_KEY encrypts the embedded database; with DATABASE_URL, have PostgreSQL's disk encrypted.",
    );
  }
  return { current, old };
}

function checkProduction(config: Config, { reject }: SettingReader): void {
  const { secret, jwks } = config.identity;
  if (!secret && !jwks) reject("IDENTITY_SECRET or IDENTITY_JWKS must be set in production.");
  if (secret && isWeak(secret)) {
    reject(`IDENTITY_SECRET must be at least ${shortestSecret} characters that nobody can guess.`);
  }
  if (config.hostApiKey !== undefined && isWeak(config.hostApiKey)) {
    reject(`HOST_API_KEY must be at least ${shortestSecret} characters that nobody can guess.`);
  }
  if (config.allowedOrigins.length === 0) reject("ALLOWED_ORIGINS must be set in production.");
  if (!config.rateLimits) reject("RATE_LIMITS=off is for benchmarks, not for production.");
  const { password } = config.admin;
  if (
    password !== undefined &&
    (password.length < shortestAdminPassword || isGuessable(password))
  ) {
    reject(
      `ADMIN_PASSWORD must be at least ${shortestAdminPassword} characters that nobody can guess.`,
    );
  }
  for (const one of config.allowedOrigins.filter((origin) => !origin.startsWith("https://"))) {
    reject(`ALLOWED_ORIGINS: ${one} must be https in production.`);
  }
  if (jwks?.startsWith("http:")) reject("IDENTITY_JWKS must be https in production.");
}

const isWeak = (secret: string) => secret.length < shortestSecret || isGuessable(secret);

/** What anybody tries first, in any case and with digits around it. */
const classics =
  /password|passw0rd|secret|change ?me|default|example|admin|letmein|welcome|qwerty(?:uiop)?|asdfgh(?:jkl)?|zxcvbnm?|iloveyou|monkey|dragon|pocketdesk|wallet|support|your|abc|123456789|1234567|123456|12345|1234|123|111111|000000/gi;

/** A text that repeats itself, or holds little besides what anybody tries first. */
function isGuessable(secret: string): boolean {
  const rest = secret.replace(classics, "");
  return /^(.{1,16}?)\1+.{0,15}$/s.test(secret) || new Set(secret).size < 8 || rest.length < 8;
}
