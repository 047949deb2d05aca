import { fileURLToPath } from "node:url";
import { isGuessable, isGuessableSecret, shortestPassword } from "./domain/passwords.ts";
import { type MailSettings, mailSettings } from "./mail-settings.ts";
import { s3PlaceIn } from "./s3-place.ts";
import { createSettingReader, type SettingReader } from "./settings.ts";
import { network, origin } from "./value-kinds.ts";
import { type WalletHost, walletHostOf } from "./wallet-host.ts";
import { type WebhookSettings, webhookSettings } from "./webhook-settings.ts";

/** What the environment says, checked. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** PostgreSQL; undefined: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Connects several servers on one PostgreSQL; undefined: this one works alone. */
  readonly redisUrl: string | undefined;
  /** Where the bytes of attachments lie; undefined: the folder `blobs` in `dataDir`. */
  readonly blobsUrl: string | undefined;
  /** ClamAV's daemon, which looks attachments through. */
  readonly scannerUrl: string | undefined;
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
  /** Encrypts attachments and the embedded database; `old` is the one before, while it is being replaced. */
  readonly dataKeys: { readonly current: string; readonly old: string | undefined } | undefined;
  /** For the wallet's back end. */
  readonly hostApiKey: string | undefined;
  /** The wallet's back end, without a slash at the end; `secret` signs what is asked of it. */
  readonly walletHost: WalletHost | undefined;
  /** Who is sent webhooks, and which private addresses may be reached for it. */
  readonly webhook: WebhookSettings | undefined;
  /** E-mail to customers; undefined: nobody gets any. */
  readonly mail: MailSettings | undefined;
  /** Days that each kind is kept; without a number, until somebody erases it. */
  readonly retention: {
    readonly conversations: number | undefined;
    readonly questions: number | undefined;
    readonly audit: number | undefined;
    readonly attachments: number | undefined;
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

const logLevels = ["info", "trace", "debug", "warn", "error", "fatal", "silent"] as const;
const shortestSecret = 32;

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
    redisUrl: redisUrlOf(settings),
    blobsUrl: blobsUrlOf(settings),
    scannerUrl: settings.url("SCANNER_URL", ["clamd"]),
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
    trustProxy: settings.list("TRUST_PROXY", network),
    admin: {
      email: text("ADMIN_EMAIL") ?? "admin@pocketdesk.local",
      password: text("ADMIN_PASSWORD"),
    },
    metricsToken: text("METRICS_TOKEN"),
    logLevel: settings.oneOf("LOG_LEVEL", logLevels),
    dataKeys: dataKeysOf(settings),
    hostApiKey: text("HOST_API_KEY"),
    walletHost: walletHostOf(settings),
    webhook: webhookSettings(settings),
    mail: mailSettings(settings),
    retention: {
      conversations: settings.days("RETENTION_CONVERSATIONS_DAYS"),
      questions: settings.days("RETENTION_QUESTIONS_DAYS"),
      audit: settings.days("RETENTION_AUDIT_DAYS"),
      attachments: settings.days("RETENTION_ATTACHMENTS_DAYS"),
    },
    rateLimits: settings.oneOf("RATE_LIMITS", ["on", "off"]) === "on",
  };
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

function blobsUrlOf({ url, reject }: SettingReader): string | undefined {
  const blobs = url("BLOBS_URL", ["file", "s3"]);
  if (blobs?.startsWith("s3:") && s3PlaceIn(blobs) === undefined) {
    reject("BLOBS_URL must be s3://KEY:SECRET@host/bucket with a key and a bucket.");
  }
  if (blobs?.startsWith("file:") && !isPath(blobs)) {
    reject("BLOBS_URL must be the whole path of a folder, with three slashes: file:///srv/x.");
  }
  return blobs;
}

function isPath(url: string): boolean {
  try {
    fileURLToPath(url);
    return true;
  } catch {
    // A host, or an encoded slash.
    return false;
  }
}

function redisUrlOf({ url, text, reject }: SettingReader): string | undefined {
  const redis = url("REDIS_URL", ["redis", "rediss"]);
  if (redis !== undefined && !text("DATABASE_URL")) {
    reject("REDIS_URL connects servers that share a PostgreSQL: set DATABASE_URL too.");
  }
  // By its number: Redis would take any other path for number 0.
  if (redis !== undefined && !/^\/?(\d+)?$/.test(new URL(redis).pathname)) {
    reject(
      "REDIS_URL may end in the number of a database, as redis://host:6379/0, in nothing else.",
    );
  }
  return redis;
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
  if (password !== undefined && (password.length < shortestPassword || isGuessable(password))) {
    reject(`ADMIN_PASSWORD must be at least ${shortestPassword} characters that nobody can guess.`);
  }
  for (const one of config.allowedOrigins.filter((origin) => !origin.startsWith("https://"))) {
    reject(`ALLOWED_ORIGINS: ${one} must be https in production.`);
  }
  if (config.walletHost?.url.startsWith("http:")) reject("HOST_URL must be https in production.");
  if (config.webhook?.url.startsWith("http:")) {
    reject("WEBHOOK_URL must be https in production.");
  }
  if (jwks?.startsWith("http:")) reject("IDENTITY_JWKS must be https in production.");
}

const isWeak = (secret: string) => secret.length < shortestSecret || isGuessableSecret(secret);
