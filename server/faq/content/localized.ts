import { z } from "zod";
import { locales } from "../../../protocol/conversation.ts";

/** One text for every language, or one per language. */
export const localized = z.union([
  z.string({ error: "mustBeLocalized" }),
  z.partialRecord(z.enum(locales), z.string()),
]);
export type Localized = z.output<typeof localized>;
