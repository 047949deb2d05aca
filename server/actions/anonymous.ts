import type { CustomerId, Locale } from "../../protocol/conversation.ts";
import { type Anonymise, createAnonymiser } from "../../protocol/personal/anonymise.ts";
import type { Content } from "../faq/content/content.ts";
import { translate } from "../locales/texts.ts";
import type { Reads } from "../ports/store.ts";

interface AnonymousSource {
  readonly customerIds: Iterable<CustomerId>;
  readonly locale: Locale;
  /** All that is said in it: who is named once is known everywhere. */
  readonly texts: readonly string[];
}

/** With the names of these customers and of all colleagues, whoever of them is spoken of. */
export async function anonymiserFor(
  { reads, faq }: { readonly reads: Reads; readonly faq: CodedFaq },
  { customerIds, locale, texts }: AnonymousSource,
): Promise<Anonymise> {
  const names = (await reads.agents()).map(({ name }) => name);
  for (const id of customerIds) names.push((await reads.customer(id))?.name ?? "");
  return createAnonymiser({
    names,
    texts,
    wordFor: (kind, number) => translate(locale, `standIn.${kind}`, String(number)),
    isCode: codesOf(faq),
  });
}

export interface CodedFaq {
  readonly content: Pick<Content, "errorCodes">;
}

/** The codes that the app shows to everybody: they tell of nobody. */
export function codesOf({ content }: CodedFaq): (word: string) => boolean {
  const known = new Set(Object.keys(content.errorCodes).map(bareCode));
  return (word) => known.has(bareCode(word));
}

const bareCode = (word: string) => word.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
