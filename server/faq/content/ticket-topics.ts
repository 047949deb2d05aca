import { locales } from "../../../protocol/conversation.ts";
import type { Library } from "./library.ts";
import type { TicketsFile } from "./tickets-file.ts";

/** A category has the same targets whatever its customers read: `topics` may name it by its id or by its title in any language. */
export function inEveryLanguage(
  tickets: TicketsFile,
  { catalogue }: Pick<Library, "catalogue">,
): TicketsFile {
  const categories = locales.flatMap((locale) => catalogue(locale, []).categories);
  const topics = { ...tickets.topics };
  for (const { id } of categories) {
    const names = [id, ...categories.flatMap((one) => (one.id === id ? one.title : []))];
    const own = names.find((name) => Object.hasOwn(tickets.topics, name));
    for (const name of own === undefined ? [] : names) {
      topics[name] ??= tickets.topics[own ?? name] ?? {};
    }
  }
  return { ...tickets, topics };
}
