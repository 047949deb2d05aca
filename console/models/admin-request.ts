import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

export type AdminRequest = <Answer>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: object,
) => Promise<Answer>;

/** Routes of the console; the session is a cookie. Throws a `Refusal`, `Unreachable` where nobody answers. */
const requestBelow =
  (base: string): AdminRequest =>
  async (method, path, body) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
    const response = await fetch(`${base}/${path}`, init).catch((error) => {
      throw new Unreachable(String(error));
    });
    if (response.status === 204) return undefined as never;
    const answer = await response.json().catch((error) => {
      // A proxy's error page, say.
      throw new Unreachable(String(error));
    });
    if (response.ok) return answer;
    const fallback: RefusalBody = { code: "internal", message: "an answer without an error" };
    throw new Refusal(answer.error ?? fallback);
  };

export const requestAsAdmin = requestBelow("/api/admin");
export const requestAsAgent = requestBelow("/api/agent");
