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
  /** The id of the call that is being answered, where there is one. */
  currentRequest: () => string | undefined = () => undefined,
): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A slow query and a sign-in are then known by the call that they belong to.
      mixin: () => {
        const request = currentRequest();
        return request === undefined ? {} : { request };
      },
      serializers: { err: plainError },
      redact: { paths: secretFields.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
    },
    destination,
  );

/** Returns the reference that the client gets and that the log entry carries. */
export const createBugReport =
  (log: Logger) => (error: unknown, where: string, request?: string) => {
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, where, reference, ...(request && { request }) }, "bug");
    return reference;
  };

/** At `debug` a line for each call and request. */
export const createCallLog =
  (log: Logger) =>
  ({ ms, ...answered }: { readonly ms: number }) =>
    log.debug({ ...answered, ms: Math.round(ms) }, "call");

/** An error carries more than its message: a driver's detail quotes a row's values, one of ours has a whole record. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? error : typeof error;
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return { name, message, stack, code, cause: cause === undefined ? undefined : plainError(cause) };
}

/** Kinds and ids only: what was written stays out. */
export const createSecurityLog = (log: Logger): SecurityLog => ({
  note: (event) => log.warn({ security: event }, event.what),
});
