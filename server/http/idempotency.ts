import type { FastifyRequest } from "fastify";
import { answerOnce, type OnceKey } from "../actions/idempotency.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Http } from "./http.ts";

export type Once = ReturnType<typeof createIdempotency>;

/**
 * With an `Idempotency-Key` header, a request that comes again gets the first answer, for a day; two that come at the same time
 * are one: here they share the run, on two nodes the database has them in turn. Refusals are not kept: what was refused has
 * changed nothing.
 */
export function createIdempotency({ services }: Pick<Http, "services">) {
  const running = new Map<string, Promise<object>>();
  return async (
    request: FastifyRequest,
    run: (once: OnceKey | undefined) => Promise<object>,
  ): Promise<object> => {
    const key = request.headers["idempotency-key"];
    if (key === undefined) return run(undefined);
    if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new Refusal("invalid", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
    }
    // The key belongs to the request: the same one for another customer is another.
    const about = `${request.method} ${request.url} ${customerIn(request.body)}`;
    const keyHash = services.secrets.hashToken(`${about} ${key}`) as OnceKey;
    const first = running.get(keyHash) ?? answerOnce(services, keyHash, run);
    running.set(keyHash, first);
    try {
      return await first;
    } finally {
      running.delete(keyHash);
    }
  };
}

/** Where the address names nobody, the body does. */
function customerIn(body: unknown): string {
  const { sub } = (body ?? {}) as { readonly sub?: unknown };
  return typeof sub === "string" ? sub : "";
}
