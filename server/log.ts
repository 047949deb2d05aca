import { randomUUID } from "node:crypto";
import { type DestinationStream, type Logger, pino } from "pino";
import type { SecurityLog } from "./ports/security-log.ts";

/** Fields that may hold what a person wrote or what signs somebody in. */
const secretFields = [
  "text",
  "token",
  "identity",
  "password",
  "cookie",
  "authorization",
  "headers",
  "body",
  "question",
];

/** Writes one JSON line for each entry. Secret fields are not meant to be logged; one that is gets hidden. */
export const createLog = (
  level: string,
  destination: DestinationStream = pino.destination(1),
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
    },
    destination,
  );

/** Returns the reference that the client gets and that the log entry carries. */
export const createBugReport = (log: Logger) => (error: unknown, where: string) => {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, where, reference }, "bug");
  return reference;
};

/** Kinds and ids only: what was written stays out. */
export const createSecurityLog = (log: Logger): SecurityLog => ({
  note: (event) => log.warn({ security: event }, event.what),
});
