/** Part of the build: learns from the FAQ once, so that no start has to. */

import { openFaq } from "../faq/live.ts";

const folder = process.env.FAQ_DIR ?? "faq-content";
const cacheDir = process.env.FAQ_CACHE_DIR ?? "dist/faq-cache";
const faq = await openFaq(folder, { watch: false, cacheDir });
await faq.close();
