/** The schemas of uploads. */

import { z } from "zod";
import { type AttachmentId, attachmentLimits } from "./attachment.ts";
import { clientId, id, isSeen } from "./schema-parts.ts";
import { maskText } from "./secrets/mask-text.ts";
import type { MaskedText } from "./secrets.ts";

/** Signs that nobody sees, or that turn the reading direction: “fdp.exe” must not look like “exe.pdf”. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;

/** The last part of the path, without what no screen shows and no header holds; a secret in it is masked. */
function safeName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const seen = last.replaceAll(unseen, "").replaceAll(/["<>|:*?]/g, "_");
  const shown = maskText(seen).text.trim().replace(/^\.+/, "");
  return shown === "" ? "file" : shortened(shown);
}

/** Keeps the end of the name, where it says what it is. */
function shortened(name: string): string {
  const most = attachmentLimits.nameLength;
  if (name.length <= most) return name;
  const [end = ""] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? [];
  return `${name.slice(0, most - end.length)}${end}`.toWellFormed();
}

/** Of a message: a transaction or pictures may say it without a word, but not both in one. */
export const saysSomething = (message: {
  readonly text: MaskedText;
  readonly attachmentIds?: readonly AttachmentId[] | undefined;
  readonly transactionId?: string | undefined;
}) =>
  message.attachmentIds?.length
    ? message.transactionId === undefined
    : message.transactionId !== undefined || isSeen(message.text.text);
export const blankMessage = { path: ["text"], error: "is blank" };

/** Of what was uploaded before, and is sent now. */
export const attachmentIds = z.array(id<AttachmentId>()).max(attachmentLimits.count);

const attachmentName = z.string().max(1_000).transform(safeName);

export const uploadPayloads = {
  begin: z.strictObject({
    /** A UUID that is made when the file is chosen: the same one again is the same upload. */
    clientId,
    name: attachmentName,
    size: z.int().min(1).max(attachmentLimits.bytes),
  }),
  numbered: z.strictObject({ id: z.string().regex(/^[\w-]{8,64}$/) }),
  /** The header of a piece. */
  piece: z.object({ "upload-offset": z.coerce.number().int().min(0).max(attachmentLimits.bytes) }),
  shown: z.strictObject({ thumb: z.literal("1").optional() }),
} as const;
