import type { radarPayloads } from "../../protocol/radar-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { dismissAlert, listAlerts, openAlert } from "../actions/radar-alerts.ts";
import type { Services } from "../actions/services.ts";
import { presentRow } from "../present/desk-row.ts";
import { presentRadarAlert } from "../present/radar.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type RadarCalls = Pick<CheckedAgentCalls, keyof typeof radarPayloads>;

export const radarHandlers = (services: Services): Handlers<RadarCalls, AgentCaller> => ({
  async "radar:list"({ agentId }) {
    const { alerts, learning } = await listAlerts(services, agentId);
    return { alerts: alerts.map(presentRadarAlert), learning };
  },
  async "radar:open"({ agentId }, { id }) {
    const { alert, rows } = await openAlert(services, agentId, id);
    const times = services.faq.engine.queue;
    return {
      alert: presentRadarAlert(alert),
      conversations: rows.map((row) => presentRow(row, times)),
    };
  },
  async "radar:dismiss"({ agentId }, { id }) {
    return { alert: presentRadarAlert(await dismissAlert(services, agentId, id)) };
  },
});
