import { z } from "zod";
import { yesNo } from "./data-files.ts";
import { localized } from "./localized.ts";

/** In YAML every scalar is a text. */
const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

const step = z.object({
  title: localized,
  note: localized.optional(),
  /** A number to call. */
  tel: localized.optional(),
  /** What the wallet's page can do of it: one of `boot({actions})`. */
  action: z.string().trim().min(1, "isEmpty").optional(),
});

const kind = z.object({
  name: localized,
  title: localized,
  lead: localized,
  freezes: yesNo.default(true),
  steps: z.record(name, step),
  watch: z.array(localized).default([]),
});

/** The id of an urgent article → its steps; the first one is the one that is shown where nobody knows the kind. */
export const emergenciesFile = z.record(name, kind);
export type EmergenciesFile = z.output<typeof emergenciesFile>;
