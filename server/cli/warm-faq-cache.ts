/**
 * Part of the build: reads `faq-content` once and fills the cache, so that no start has to compute the search index.
 * (`npm run learn` is something else: it computes the tables in `server/faq/learned` that every index starts from.)
 */

import { openFaq } from "../faq/live.ts";

const folder = process.env.FAQ_DIR ?? "faq-content";
const cacheDir = process.env.FAQ_CACHE_DIR ?? "dist/faq-cache";
const faq = await openFaq(folder, { watch: false, cacheDir });
await faq.close();
