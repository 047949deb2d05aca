import type { AgentCall } from "./agent-call.ts";
import { type AnnouncementsModel, createAnnouncementsModel } from "./announcements.ts";
import { type BulletinsModel, createBulletinsModel } from "./bulletins.ts";
import { createFeedbackModel, type FeedbackModel } from "./feedback.ts";
import { createImprovementsModel, type ImprovementsModel } from "./improvements.ts";
import { createRadarModel, type RadarModel } from "./radar.ts";
import { createReplaysModel, type ReplaysModel } from "./replays.ts";
import type { ConsoleTextKey } from "./texts.ts";
import { createTicketsModel, type TicketsModel } from "./tickets.ts";

/** What stands on a page of its own, and is known on the others, too. */
export interface PageModels {
  readonly tickets: TicketsModel;
  readonly announcements: AnnouncementsModel;
  readonly radar: RadarModel;
  readonly feedback: FeedbackModel;
  readonly bulletins: BulletinsModel;
  readonly improvements: ImprovementsModel;
  readonly replays: ReplaysModel;
}

export const createPageModels = (
  call: AgentCall,
  say: (key: ConsoleTextKey) => void,
): PageModels => ({
  tickets: createTicketsModel(call),
  announcements: createAnnouncementsModel(call),
  radar: createRadarModel(call),
  feedback: createFeedbackModel(call),
  bulletins: createBulletinsModel({ call, say }),
  improvements: createImprovementsModel({ call, say }),
  replays: createReplaysModel({ call, say }),
});
