import { z } from "zod";
import type { AnnouncementId } from "./announcement-body.ts";
import type { AgentId } from "./conversation.ts";
import { type ImprovementId, improvementStates } from "./improvement.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";

const state = z.enum(improvementStates);
/** Of one improvement. */
const mostIncidents = 10;

export const improvementPayloads = {
  /** What is open or in work, where no state is named. */
  "improvement:list": z.strictObject({
    state: state.optional(),
    ownerId: id<AgentId>().optional(),
    before: id<ImprovementId>().optional(),
  }),
  "improvement:save": z.strictObject({
    id: id<ImprovementId>().optional(),
    what: writtenText(limits.reasonLength),
    ownerId: id<AgentId>(),
    due: z.iso.date(),
    topic: writtenText(limits.topicLength).optional(),
    cause: writtenText(limits.topicLength).optional(),
    incidents: z.array(id<AnnouncementId>()).max(mostIncidents),
  }),
  "improvement:move": z.strictObject({ id: id<ImprovementId>(), state }),
} as const;
