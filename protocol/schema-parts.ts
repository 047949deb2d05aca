/** What the schemas are put together from. */

import { z } from "zod";
import type { ClientId } from "./conversation.ts";
import { limits } from "./limits.ts";
import { maskText } from "./secrets/mask-text.ts";
import { isBlank } from "./text.ts";

/** What no database keeps: NUL, and one half of a character. */
export const isText = (value: string) => !value.includes("\0") && value.isWellFormed();

/** The wallet's own id of a customer, wherever it comes in: one that no list, log or database shows as another. */
export const walletSubject = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]*$/u, "is no id")
  .refine(isText, "is no id");

export const id = <T extends string>() =>
  z
    .string()
    .min(1)
    .max(64)
    .refine(isText, "holds characters that are not text") as unknown as z.ZodType<T, string>;
export const clientId = z.uuid() as unknown as z.ZodType<ClientId, string>;
export const seq = z.int().min(0);
export const isSeen = (value: string) => !isBlank(value);
const written = (text: z.ZodString) => text.transform((value) => maskText(value).text);
/** Neither blank nor longer, without the spaces around it, and masked. */
export const writtenText = (length: number) =>
  written(
    z
      .string()
      .trim()
      .min(1)
      .max(length)
      .refine(isSeen, "is blank")
      .refine(isText, "holds characters that are not text"),
  );
/** A name or a code that is kept as it is typed: one that would be masked is refused. */
export const plainCode = (form: RegExp) =>
  z
    .string()
    .regex(form)
    .refine((code) => maskText(code.replaceAll("-", " ")).redacted.length === 0, "holds a secret");
export const nothing = z.strictObject({});
export const search = z.strictObject({ text: written(z.string().max(limits.questionLength)) });

/** Comes back exactly as it was sent, but for secrets; what no database and no screen can keep is refused instead. */
export const anyText = z
  .string()
  .max(limits.messageLength)
  .refine(isText, "holds characters that are not text")
  .transform(maskText);
