import { rebuildRollups } from "../actions/rollups.ts";
import { type AdminCommand, BadUsage } from "./admin-command.ts";

export const rollupCommand: AdminCommand = {
  usage: "rebuild",
  does: "adds up the figures of the insights again, from all conversations and complaints; a server may be running",
  prepare(_flags, [verb]) {
    if (verb !== "rebuild") throw new BadUsage("rollup rebuild.");
    return async (services) =>
      `Counted ${await rebuildRollups(services)} conversations and complaints.`;
  },
};
