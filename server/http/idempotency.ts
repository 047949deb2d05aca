import type { FastifyRequest } from "fastify";
import { answerOnce, type OnceKey, refuseOtherBody } from "../actions/idempotency.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Http } from "./http.ts";

export type Once = ReturnType<typeof createIdempotency>;

/**
 * With an `Idempotency-Key` header, a request that comes again gets the first answer, for a day; two that come at the same time
 * are one: here they share the run, on two nodes the database has them in turn. Refusals are not kept: what was refused has
 * changed nothing. The same key with another body is refused: it is no repetition.
 */
export function createIdempotency({ services, hostCalls }: Pick<Http, "services" | "hostCalls">) {
  const running = new Map<string, Running>();
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
    const { hashToken } = services.secrets;
    const keyHash = hashToken(`${about} ${key}`);
    // With the key, which is kept nowhere: nobody finds what was sent by trying.
    const bodyHash = hashToken(`${about} ${key} ${inOrder(request.body)}`);
    const known = running.get(keyHash);
    if (known) refuseOtherBody(known.bodyHash, bodyHash);
    let isFirst = false;
    const runFirst: typeof run = (once) => {
      isFirst = true;
      return run(once);
    };
    const answer = known?.answer ?? answerOnce(services, { keyHash, bodyHash }, runFirst);
    running.set(keyHash, { bodyHash, answer });
    try {
      const given = await answer;
      // What it did has its entry since then: that it was asked for once more has none.
      if (!isFirst) await hostCalls.note({ call: `${request.method} ${request.routeOptions.url}` });
      return given;
    } finally {
      running.delete(keyHash);
    }
  };
}

interface Running {
  readonly bodyHash: string;
  readonly answer: Promise<object>;
}

/** The same whatever order its parts came in. */
const inOrder = (body: unknown): string =>
  JSON.stringify(body, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? "";

/** Where the address names nobody, the body does. */
function customerIn(body: unknown): string {
  const { sub } = (body ?? {}) as { readonly sub?: unknown };
  return typeof sub === "string" ? sub : "";
}
