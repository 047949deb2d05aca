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
  readonly logCall: LogCall;
}

/** Nothing that the caller has chosen freely: a call that does not exist is `unknown`, a path is its route. */
export type LogCall = (answered: {
  readonly call: string;
  /** `ok`, the code of the refusal, or an HTTP status. */
  readonly code: string | number;
  readonly ms: number;
  /** The id of the request, or of the call over a socket. */
  readonly request: string;
}) => void;
