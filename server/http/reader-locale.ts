import type { FastifyRequest } from "fastify";
import type { Locale } from "../../protocol/conversation.ts";
import { localeOf } from "../../protocol/language-tags.ts";
import { agentLocale } from "../present/agent.ts";

/** Of `Accept-Language` (RFC 9110, 12.5.4) the first that there are texts in; weights are not looked at. */
export function readerLocale({ headers }: Pick<FastifyRequest, "headers">): Locale {
  const tags = (headers["accept-language"] ?? "")
    .split(",")
    .map((part) => part.split(";")[0] ?? "");
  return tags.map((tag) => localeOf(tag.trim())).find((locale) => locale) ?? agentLocale;
}
