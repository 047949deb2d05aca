import type { Config } from "./config.ts";

/** What of the settings decides who gets in and how long things are kept. Of a secret: whether there is one. */
export function auditedSettings(
  config: Config,
): Readonly<Record<string, string | number | boolean>> {
  const { identity, retention } = config;
  return {
    NODE_ENV: config.production ? "production" : "development",
    HOST: config.host,
    DATABASE_URL: config.databaseUrl !== undefined,
    DATA_KEY: config.dataKeys !== undefined,
    IDENTITY_SECRET: identity.secret !== undefined,
    IDENTITY_JWKS: identity.jwks ?? "unset",
    IDENTITY_ISSUER: identity.issuer ?? "unset",
    IDENTITY_AUDIENCE: identity.audience ?? "unset",
    ALLOWED_ORIGINS: config.allowedOrigins.join(","),
    TRUST_PROXY: config.trustProxy.join(","),
    HOST_URL: config.walletHost?.url ?? "unset",
    HOST_API_KEY: config.hostApiKey !== undefined,
    RATE_LIMITS: config.rateLimits,
    LOG_LEVEL: config.logLevel,
    RETENTION_CONVERSATIONS_DAYS: retention.conversations ?? "unset",
    RETENTION_QUESTIONS_DAYS: retention.questions ?? "unset",
    RETENTION_AUDIT_DAYS: retention.audit ?? "unset",
    RETENTION_ATTACHMENTS_DAYS: retention.attachments ?? "unset",
  };
}
