import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { createAgentConnections } from "../../server/cluster/agent-connections.ts";
import { createTestClock } from "../support/clock.ts";

const bo = "bo" as AgentId;

test("an agent is gone since the last connection to any node was closed", () => {
  const clock = createTestClock();
  const agents = createAgentConnections(clock);
  expect(agents.connected(bo)).toBe(true);
  expect(agents.connected(bo)).toBe(false);
  agents.setElsewhere(new Set([bo]));
  expect(agents.disconnected(bo)).toBe(false);
  expect(agents.disconnected(bo)).toBe(true);
  expect(agents.goneSince(bo)).toBeUndefined();

  clock.pass("1 minute");
  agents.setElsewhere(new Set());
  clock.pass("1 minute");
  expect(agents.goneSince(bo)).toBe(clock.elapsed() - 60_000);
  // Said again, it is no news.
  agents.setElsewhere(new Set());
  expect(agents.goneSince(bo)).toBe(clock.elapsed() - 60_000);

  agents.setElsewhere(new Set([bo]));
  expect(agents.goneSince(bo)).toBeUndefined();
});
