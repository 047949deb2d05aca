import { entryKinds } from "../../protocol/ticket.ts";
import type { KeptChain, KeptLink } from "../../protocol/ticket-chain.ts";

const [start, end] = ['<script type="application/json" id="pocketdesk-receipt">', "</script>"];

/** The receipt, or the transcript, inside its page. No script: a browser runs nothing of this type. */
export const receiptBlock = (receipt: KeptChain): string =>
  `${start}${JSON.stringify(receipt).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`)}${end}`;

/** The receipt that a file holds; undefined where it holds none, more than one, or half of one. */
export function receiptIn(file: string): KeptChain | undefined {
  const [, found, ...more] = file.split(start);
  if (found === undefined || more.length > 0 || !found.includes(end)) return undefined;
  try {
    const receipt: unknown = JSON.parse(found.slice(0, found.indexOf(end)));
    return isReceipt(receipt) ? receipt : undefined;
  } catch {
    return undefined;
  }
}

const isReceipt = (value: unknown): value is KeptChain => {
  const { number, entries } = Object(value) as Partial<KeptChain>;
  return (
    typeof number === "string" &&
    /^(PD-[\d-]{1,40}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i.test(number) &&
    Array.isArray(entries) &&
    entries.length > 0 &&
    entries.every(isLink)
  );
};

const isLink = (value: unknown): value is KeptLink => {
  const { seq, hash, entry } = Object(value) as Partial<KeptLink>;
  return (
    Number.isInteger(seq) &&
    typeof hash === "string" &&
    /^[\da-f]{64}$/.test(hash) &&
    (entry === undefined || isEntry(entry))
  );
};

type ReceiptEntry = NonNullable<KeptLink["entry"]>;

/** As much as is needed to hash it and to show it. */
const isEntry = (value: unknown): value is ReceiptEntry => {
  const entry = Object(value) as Partial<ReceiptEntry>;
  const { at, kind, by, text, promise, decision, attachments, about, happenedAt } = entry;
  const texts = [
    by,
    text,
    decision?.amount,
    decision?.currency,
    ...(attachments ?? []).map(({ name }) => name),
  ];
  return (
    isTime(at) &&
    (kind === "said" || entryKinds.some((known) => known === kind)) &&
    (promise === undefined || isTime(promise.at)) &&
    (happenedAt === undefined || isTime(happenedAt)) &&
    (about === undefined || about.transaction !== undefined || about.missing !== undefined) &&
    texts.every((part) => part === undefined || typeof part === "string")
  );
};

/** The last millisecond that a date can be. */
const lastTime = 8.64e15;
const isTime = (at: unknown) => typeof at === "number" && Math.abs(at) <= lastTime;
