/** What the server and the process that tries changes of the content say to each other. */

import type { TrialProgress } from "../protocol/content-reply.ts";
import type { AskedQuestion, TrialWork } from "./actions/trial-work.ts";

export interface TrialRequest {
  /** The answer has the same. */
  readonly number: number;
  readonly cacheDir: string;
  readonly work: TrialWork;
  /** Asked of the change; without it the change is tried. */
  readonly asked?: AskedQuestion | undefined;
}

export interface TrialMessage {
  readonly number: number;
  readonly progress?: TrialProgress;
  /** What `run` or `ask` of a runner answers. */
  readonly value?: unknown;
}
