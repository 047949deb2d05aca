/** `npm run learn`: computes the tables in `server/faq/learned` from the content. */

import { runLearn } from "./run-learn.ts";

const { code, text } = await runLearn(process.argv.slice(2));
process.stdout.write(`${text}\n`);
process.exitCode = code;
