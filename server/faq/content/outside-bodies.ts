import type { Locale } from "../../../protocol/conversation.ts";
import type { OutsideRegion } from "../../../protocol/outside-bodies.ts";
import type { Content } from "./content.ts";
import type { Library } from "./library.ts";

/**
 * Of the customer's region, where the wallet says it and the file has it. Else of all of them: whoever is somewhere else finds
 * theirs, and a guess by the language would send people to an office that does not take them.
 */
export function outsideBodiesFor(
  { outsideBodies }: Pick<Content, "outsideBodies">,
  { read }: Pick<Library, "read">,
): (locale: Locale, region: string | undefined) => readonly OutsideRegion[] {
  return (locale, region) => {
    const all = Object.entries(outsideBodies);
    const own = all.filter(([code]) => code === region);
    return (own.length > 0 ? own : all).map(([code, { name, bodies }]) => ({
      region: code,
      name: read(name, locale),
      bodies: bodies.map(({ name, takes, phone, url }) => ({
        name: read(name, locale),
        takes: takes && read(takes, locale),
        phone,
        url,
      })),
    }));
  };
}
