/** `npm run faq -- …`: what editors use. */

import { runFaq } from "./run-faq.ts";

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on("error", () => process.exit());

const write = (text: string) => process.stderr.write(`${text}\n`);
/** Only what takes long enough for somebody to wonder. */
const began = performance.now();
const quietMs = 800;
let waiting: NodeJS.Timeout | undefined;
const progress = (text: string) => {
  clearTimeout(waiting);
  if (performance.now() - began > quietMs) write(text);
  else waiting = setTimeout(write, quietMs, text);
};

const { code, stdout, stderr } = await runFaq(process.argv.slice(2), process.env, progress);
clearTimeout(waiting);
if (stdout !== "") process.stdout.write(`${stdout}\n`);
if (stderr !== "") process.stderr.write(`${stderr}\n`);
process.exitCode = code;
