import type { FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";

/** The token in `Authorization: Bearer …`; without one it throws `unauthenticated`. */
export function bearerOf({ headers }: Pick<FastifyRequest, "headers">): string {
  const [, token] = /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(headers.authorization ?? "") ?? [];
  if (!token) throw new Refusal("unauthenticated", "A bearer token is needed.");
  return token;
}
