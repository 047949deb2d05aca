import type { RateLimits } from "../ports/rate-limits.ts";
import type { Callers } from "./callers.ts";
import type { Gate } from "./gate.ts";
import type { ReportBug } from "./refused.ts";

/** What both transports check a call with before an action sees it. Made in the composition root. */
export interface Edge {
  readonly callers: Callers;
  readonly limits: RateLimits;
  readonly gate: Gate;
  readonly report: ReportBug;
}
