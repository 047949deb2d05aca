import type { StoredBody } from "./records.ts";

const written: ReadonlySet<StoredBody["kind"]> = new Set(["text", "transaction", "attachment"]);

/** What was written in a message, beside a card or pictures or without; undefined where nothing was. */
export const writtenIn = (body: StoredBody): string | undefined =>
  written.has(body.kind) && "text" in body ? body.text : undefined;

/** What files are called in a list or a summary. */
export const fileNamesIn = (body: StoredBody): string | undefined =>
  body.kind === "attachment" ? body.attachments.map(({ name }) => name).join(", ") : undefined;
