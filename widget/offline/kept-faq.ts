import { createStore, get, set } from "idb-keyval";
import type { Catalogue } from "../../protocol/catalogue.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { CopiedArticle, FaqCopy } from "../../protocol/faq-copy.ts";

/** The FAQ of a language as this device keeps it. It holds nothing of the customer's. */
export interface KeptFaq extends FaqCopy {
  /** Of this form; another one is read as nothing, and written over. */
  readonly format: typeof format;
  /** When the server said that it was current. */
  readonly at: string;
  readonly catalogue: Catalogue;
}

interface Source {
  readonly server: string;
  readonly locale: Locale;
}

const format = 2;
/** So much of a device is nobody's loss. Urgent articles come first, and the rest as far as it goes. */
const mostBytes = 1_000_000;

const keyOf = ({ server, locale }: Source) => `${server} ${locale}`;
const openStore = () => createStore("pocketdesk", "faq");

/** Undefined where there is none, also where the browser refuses storage. */
export async function readKept(source: Source): Promise<KeptFaq | undefined> {
  try {
    const kept = await get<KeptFaq>(keyOf(source), openStore());
    return kept?.format === format ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Fetches it and keeps it: all of it on a good network, else what an emergency needs, where nothing is kept yet. What
 * cannot be stored is given back all the same, and lasts as long as the page.
 */
export async function keep(source: Source, catalogue: Catalogue): Promise<KeptFaq | undefined> {
  const known = await readKept(source);
  const whole = isGoodNetwork();
  if (known && !whole) return known;
  const query = `locale=${source.locale}${whole ? "" : "&urgency=urgent"}`;
  const response = await fetch(`${source.server}/api/faq-copy?${query}`);
  if (!response.ok) return known;
  const copy = (await response.json()) as FaqCopy;
  const articles = articlesThatFit(copy.articles);
  const kept: KeptFaq = { ...copy, articles, catalogue, format, at: new Date().toISOString() };
  // What searches in it must be here, too, before the network goes.
  if (whole) void import("./search.ts").catch(() => {});
  await store(source, kept);
  return kept;
}

async function store(source: Source, kept: KeptFaq): Promise<void> {
  try {
    await set(keyOf(source), kept, openStore());
  } catch {
    // Refused, or full: then it lasts as long as the page.
  }
}

/** The browser's word of it, where it gives one: Safari and Firefox do not. */
interface NavigatorWithConnection extends Navigator {
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string };
}

function isGoodNetwork(): boolean {
  const { connection = {} }: NavigatorWithConnection = navigator;
  return !connection.saveData && (connection.effectiveType ?? "4g") === "4g";
}

export function articlesThatFit(
  articles: readonly CopiedArticle[],
  most = mostBytes,
): readonly CopiedArticle[] {
  const encoder = new TextEncoder();
  let bytes = 0;
  return articles.filter((article) => {
    const own = encoder.encode(JSON.stringify(article)).length;
    if (bytes + own > most) return false;
    bytes += own;
    return true;
  });
}
