/** Finds web addresses, mailboxes and telephone numbers in what people write: one rule for messages on screen and in letters. */

/** A piece of a text. `refused` is a web address that does not belong to the wallet: it is shown, and leads nowhere. */
export interface LinkRun {
  readonly text: string;
  readonly href?: string;
  readonly refused?: true;
}

/**
 * Candidates, the longest first: an address with its scheme, a mailbox, an address without one, a run of digits. Only signs of
 * ASCII belong to one, and words right behind a slash: each ends before other 汉字 and before a Chinese comma. All repetitions are
 * bounded, or the time would not be.
 */
const candidates =
  /https?:\/\/(?:\/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\w\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af-]{0,63}|[\w!#$%&'()*+,./:;=?@~[\]-])+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}\b(?:(?=[:/])(?:\/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][\w\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af-]{0,63}|[\w!#$%&'()*+,./:;=?@~[\]-])*)?|\+?\d(?:[ -]?\d){6,}/gi;

/** Where an address without a scheme is one surely enough to warn of it. */
const commonEnds =
  /^www\.|\.(?:com|cn|net|org|io|co|cc|me|tv|app|top|vip|xyz|info|site|shop|link|club|online|live|icu)$/i;

export function linkRuns(text: string, officialHosts: readonly string[]): readonly LinkRun[] {
  const runs: LinkRun[] = [];
  let end = 0;
  const add = (run: LinkRun) => run.text !== "" && runs.push(run);
  for (const { 0: found, index } of text.matchAll(candidates)) {
    const continues = /[\w@.-]/.test(text[index - 1] ?? " ");
    for (const run of runsOf(found, continues, officialHosts)) {
      if (!run.href && !run.refused) continue;
      const start = text.indexOf(run.text, Math.max(end, index));
      add({ text: text.slice(end, start) });
      add(run);
      end = start + run.text.length;
    }
  }
  add({ text: text.slice(end) });
  return runs;
}

/** `continues`: it is the rest of a longer word, such as an order number with letters. */
function runsOf(found: string, continues: boolean, officialHosts: readonly string[]): LinkRun[] {
  if (/^https?:/i.test(found)) return [webRun(trimmed(found), officialHosts)];
  if (/^\+?\d[\d -]*$/.test(found)) return continues ? [] : phoneRuns(found);
  if (continues) return [];
  const text = trimmed(found);
  if (text.includes("@") && !text.includes("/")) return [{ text, href: `mailto:${text}` }];
  const run = webRun(text, officialHosts);
  const host = text.split(/[:/]/, 1)[0] ?? "";
  return run.href || commonEnds.test(host) ? [run] : [];
}

/** A sentence's own marks at the end are not the address's, nor is a bracket that was opened before it. */
function trimmed(found: string): string {
  const unopened: Record<string, number> = {
    ")": count(found, ")") - count(found, "("),
    "]": count(found, "]") - count(found, "["),
  };
  let end = found.length;
  while (end > 0) {
    const sign = found[end - 1] ?? "";
    const surplus = unopened[sign] ?? 0;
    if (surplus > 0) unopened[sign] = surplus - 1;
    else if (!ownMarks.includes(sign)) break;
    end -= 1;
  }
  return found.slice(0, end);
}

const ownMarks = ".,;:!?'*~-";
const count = (text: string, sign: string): number => text.split(sign).length - 1;

function webRun(text: string, officialHosts: readonly string[]): LinkRun {
  try {
    const url = new URL(/^https?:/i.test(text) ? text : `https://${text}`);
    const isOfficial =
      url.username === "" &&
      url.password === "" &&
      officialHosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
    return isOfficial ? { text, href: url.href } : { text, refused: true };
  } catch {
    return { text, refused: true };
  }
}

/** 138 0000 0000, 400-800-0000, 010-12345678, 0912-345-678, +852 2345 6789; no order numbers, cards or dates. */
const phones = /^(?:(?:\+?86)?1[3-9]\d{9}|(?:400|800)\d{7}|09\d{8}|\+\d{8,15})$/;
const landline = /^0\d{1,3}[ -]\d{3,4}[ -]?\d{4}$/;

function phoneRuns(found: string): LinkRun[] {
  const digits = found.replace(/[ -]/g, "");
  if (phones.test(digits) || landline.test(found)) return [{ text: found, href: `tel:${digits}` }];
  return found.includes(" ") ? found.split(" ").flatMap(phoneRuns) : [];
}
