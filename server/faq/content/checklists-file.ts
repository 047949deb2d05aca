import { z } from "zod";
import type { CheckText } from "../../../protocol/agent-ticket.ts";
import { locales } from "../../../protocol/conversation.ts";

const words = z.string({ error: "mustBeText" }).trim().min(1, "isEmpty").max(200);
/** One text is Chinese; or one per language. */
const said = z
  .union([words, z.partialRecord(z.enum(locales), words)], { error: "mustBeLocalized" })
  .transform((text): CheckText => (typeof text === "string" ? { "zh-CN": text } : text))
  .refine((text) => Object.keys(text).length > 0, "isEmpty");

const checksAtMost = 30;

const checklist = z.object({
  title: said,
  topics: z.array(words, { error: "mustBeTexts" }).min(1, "isEmpty"),
  checks: z.array(said, { error: "mustBeTexts" }).min(1, "isEmpty").max(checksAtMost),
});

/** What agents check before they decide, by topic; a name → its list. The first that fits counts. */
export const checklistsFile = z
  .record(z.string(), checklist)
  .superRefine((lists, context) => {
    const owners = new Map<string, string>();
    for (const [name, { topics }] of Object.entries(lists)) {
      topics.forEach((topic, index) => {
        const owner = owners.get(topic.toLowerCase());
        if (owner === undefined) owners.set(topic.toLowerCase(), name);
        else {
          context.addIssue({
            code: "custom",
            message: "topicTwice",
            path: [name, "topics", index],
            params: { text: topic, other: owner },
          });
        }
      });
    }
  })
  .transform((lists) => Object.values(lists));
export type ChecklistsFile = z.output<typeof checklistsFile>;
