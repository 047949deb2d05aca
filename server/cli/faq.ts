/** `npm run faq -- …`: what editors use. */

import { runFaq } from "./run-faq.ts";

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on("error", () => process.exit());

const { code, stdout, stderr } = await runFaq(process.argv.slice(2), process.env);
if (stdout !== "") process.stdout.write(`${stdout}\n`);
if (stderr !== "") process.stderr.write(`${stderr}\n`);
process.exitCode = code;
