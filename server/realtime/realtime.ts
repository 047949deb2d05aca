import type { Catalogue, Locale } from "../../protocol/conversation.ts";
import type { Services } from "../actions/services.ts";
import type { Callers } from "../edge/callers.ts";
import type { ReportBug } from "../edge/refused.ts";
import type { RateLimits } from "../ports/rate-limits.ts";
import type { Gate } from "./gate.ts";
import type { Wording } from "./wire/wording.ts";

/** What both namespaces work with. */
export interface Realtime {
  readonly services: Services;
  readonly callers: Callers;
  readonly limits: RateLimits;
  readonly gate: Gate;
  readonly report: ReportBug;
  readonly wording: Wording;
  readonly catalogue: (locale: Locale) => Promise<Catalogue>;
}
