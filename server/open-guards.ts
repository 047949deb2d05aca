import type { Nodes } from "./cluster/nodes.ts";
import { createRateLimits, noRateLimits } from "./cluster/rate-limits.ts";
import { createLocalFailures, createSharedFailures } from "./cluster/sign-in-failures.ts";
import type { Config } from "./config.ts";
import { createSignInGuard, noSignInGuard } from "./edge/sign-in-guard.ts";
import type { Clock } from "./ports/clock.ts";

/** Limits, which nodes share where there are several. */
export function openGuards({ rateLimits }: Config, nodes: Nodes | undefined, clock: Clock) {
  if (!rateLimits) return { limits: noRateLimits, signIns: noSignInGuard };
  const shared = nodes?.shared;
  const failures = shared
    ? createSharedFailures(shared.redis, shared.prefix)
    : createLocalFailures(clock);
  return { limits: createRateLimits(shared), signIns: createSignInGuard(failures) };
}
