import { z } from "zod";
import type { BulletinId } from "./bulletin.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";

const one = z.strictObject({ id: id<BulletinId>() });

export const bulletinPayloads = {
  "bulletin:list": z.strictObject({ before: id<BulletinId>().optional() }),
  "bulletin:write": z.strictObject({
    text: writtenText(limits.summaryLength),
    /** To everybody at the desk, where no team is named. */
    team: writtenText(limits.topicLength).optional(),
  }),
  "bulletin:read": one,
  "bulletin:remove": one,
} as const;
