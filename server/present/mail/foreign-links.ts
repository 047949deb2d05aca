import { linkRuns } from "../../../protocol/links.ts";
import type { LetterPart } from "./letter-parts.ts";

/**
 * What people have written, without a link to anybody else's page: mailboxes make one of all that looks like an address. It can
 * still be read: hxxps://evil[.]example. Addresses of our own stay.
 */
export function withoutForeignLinks(
  part: LetterPart,
  officialHosts: readonly string[],
): LetterPart {
  if (part.kind !== "quote" && part.kind !== "text") return part;
  const text = linkRuns(part.text, officialHosts)
    .map((run) => (run.refused ? defanged(run.text) : run.text))
    .join("");
  return { ...part, text };
}

const defanged = (address: string): string =>
  address.replace(/^http/i, "hxxp").replaceAll(".", "[.]");
