import { z } from "zod";
import { localized } from "./localized.ts";

const body = z
  .object({
    name: localized,
    /** What it takes on. */
    takes: localized.optional(),
    phone: z
      .string()
      .regex(/^\+?\d[\d -]{1,18}\d$/)
      .optional(),
    url: z
      .string()
      .refine((text) => text.startsWith("https://") && URL.canParse(text))
      .optional(),
  })
  // Nobody can turn to a name alone.
  .refine(({ phone, url }) => phone !== undefined || url !== undefined);

/** `outsideBodies` in wallet.yml: a region, as two letters of ISO 3166-1 → whom else its customers can turn to. */
export const outsideBodiesFile = z.record(
  z.string().regex(/^[A-Z]{2}$/),
  z.object({ name: localized, bodies: z.array(body).min(1) }),
);
export type OutsideBodies = z.output<typeof outsideBodiesFile>;
