import { isIP } from "node:net";

/** What the environment says, checked. Every problem is told at once. */
export interface Config {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly faqDir: string;
  readonly publicDir: string;
  /** What was learned from the FAQ, so that a start does not learn again; the build fills it. */
  readonly faqCacheDir: string;
  readonly identity: {
    readonly secret?: string;
    readonly jwks?: string;
    readonly issuer?: string;
    readonly audience?: string;
  };
  readonly allowedOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly admin: { readonly email: string; readonly password?: string };
  readonly logLevel: string;
  readonly rateLimits: boolean;
}

export class BadConfig extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Problem = (text: string) => void;

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];
const shortestSecret = 32;
const shortestAdminPassword = 12;

/** Throws `BadConfig` with all that is wrong. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = [];
  const problem: Problem = (text) => problems.push(text);
  const read = (name: string) => environment[name]?.trim() || undefined;
  const production = read("NODE_ENV") === "production";
  const config: Config = {
    production,
    port: portOf(read("PORT") ?? "3000", problem),
    host: read("HOST") ?? "127.0.0.1",
    dataDir: read("DATA_DIR") ?? "./data",
    faqDir: read("FAQ_DIR") ?? "./faq-content",
    publicDir: read("PUBLIC_DIR") ?? "./dist/public",
    faqCacheDir: read("FAQ_CACHE_DIR") ?? "./dist/faq-cache",
    identity: identityOf(read),
    allowedOrigins: listOf(read("ALLOWED_ORIGINS")).filter((origin) => isOrigin(origin, problem)),
    trustProxy: listOf(read("TRUST_PROXY")).filter((proxy) => isProxy(proxy, problem)),
    admin: adminOf(read),
    logLevel: oneOf("LOG_LEVEL", read("LOG_LEVEL") ?? "info", { allowed: logLevels, problem }),
    rateLimits:
      oneOf("RATE_LIMITS", read("RATE_LIMITS") ?? "on", { allowed: ["on", "off"], problem }) ===
      "on",
  };
  refuseWhatIsNotThere(read, problem);
  if (production) refuseInProduction(config, problem);
  if (problems.length > 0) throw new BadConfig(problems);
  return Object.freeze(config);
}

function portOf(value: string, problem: Problem): number {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  problem(`PORT must be a whole number from 0 to 65535, not "${value}".`);
  return 0;
}

function identityOf(read: (name: string) => string | undefined): Config["identity"] {
  const named = {
    secret: read("IDENTITY_SECRET"),
    jwks: read("IDENTITY_JWKS"),
    issuer: read("IDENTITY_ISSUER"),
    audience: read("IDENTITY_AUDIENCE"),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

function adminOf(read: (name: string) => string | undefined): Config["admin"] {
  const email = read("ADMIN_EMAIL") ?? "admin@pocketdesk.local";
  const password = read("ADMIN_PASSWORD");
  return password === undefined ? { email } : { email, password };
}

const listOf = (value: string | undefined) =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function isOrigin(value: string, problem: Problem): boolean {
  if (URL.canParse(value) && new URL(value).origin === value) return true;
  problem(`ALLOWED_ORIGINS: "${value}" is not an origin such as https://wallet.example.com.`);
  return false;
}

function isProxy(value: string, problem: Problem): boolean {
  const [address = "", bits] = value.split("/");
  const family = isIP(address);
  const most = family === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  if (family > 0 && fits) return true;
  problem(`TRUST_PROXY: "${value}" is not an address or a network such as 10.0.0.0/8.`);
  return false;
}

function oneOf(
  name: string,
  value: string,
  { allowed, problem }: { readonly allowed: readonly string[]; readonly problem: Problem },
): string {
  if (!allowed.includes(value)) {
    problem(`${name} must be one of ${allowed.join(", ")}, not "${value}".`);
  }
  return value;
}

/** A setting that would be silently without effect is worse than none. */
function refuseWhatIsNotThere(read: (name: string) => string | undefined, problem: Problem) {
  for (const name of ["DATABASE_URL", "REDIS_URL"]) {
    if (read(name)) problem(`${name} is not supported by this version; unset it.`);
  }
}

function refuseInProduction(config: Config, problem: Problem) {
  const { secret, jwks } = config.identity;
  if (!secret && !jwks) problem("IDENTITY_SECRET or IDENTITY_JWKS must be set in production.");
  if (secret && isWeak(secret)) {
    problem(`IDENTITY_SECRET must be at least ${shortestSecret} characters that nobody can guess.`);
  }
  if (config.allowedOrigins.length === 0) problem("ALLOWED_ORIGINS must be set in production.");
  if (!config.rateLimits) problem("RATE_LIMITS=off is for benchmarks, not for production.");
  const { password } = config.admin;
  if (password !== undefined && password.length < shortestAdminPassword) {
    problem(`ADMIN_PASSWORD must be at least ${shortestAdminPassword} characters.`);
  }
}

const isWeak = (secret: string) =>
  secret.length < shortestSecret ||
  new Set(secret).size < 8 ||
  /^(change|default|example|secret|your)/i.test(secret);
