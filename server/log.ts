import { randomUUID } from "node:crypto";
import { type Logger, pino } from "pino";

/** Names that may hold what a person wrote or what signs somebody in. */
const secrets = [
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

/**
 * One JSON line a event. What is logged are facts about calls; these names are blotted out besides, in
 * case one slips in.
 */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
  });

/** Answers the reference that the client is given. */
export const createBugReport = (log: Logger) => (error: unknown, where: string) => {
  const reference = randomUUID().slice(0, 8);
  log.error({ err: error, where, reference }, "bug");
  return reference;
};
