/** `npm run build`: builds what is older than its sources. */

import { buildStale } from "./stale.mjs";

const built = await buildStale();
console.log(built.length > 0 ? `Built ${built.join(", ")}.` : "Everything is up to date.");
