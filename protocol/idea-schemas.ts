import { z } from "zod";
import { type IdeaId, ideaViews } from "./idea.ts";
import { limits } from "./limits.ts";
import { clientId, id, writtenText } from "./schema-parts.ts";

const before = id<IdeaId>().optional();

export const customerIdeaPayloads = {
  "idea:send": z.strictObject({ clientId, text: writtenText(limits.commentLength) }),
  "idea:list": z.strictObject({ before }),
} as const;

export const agentIdeaPayloads = {
  "idea:list": z.strictObject({ view: z.enum(ideaViews), before }),
  "idea:answer": z.strictObject({ id: id<IdeaId>(), text: writtenText(limits.commentLength) }),
} as const;
