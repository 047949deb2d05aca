import { agentHandshake } from "../../protocol/handshake-schemas.ts";
import { agentPayloads } from "../../protocol/schemas.ts";
import { agentOf } from "../actions/agents.ts";
import { deskOf } from "../actions/desk.ts";
import { agentNow } from "../actions/lookups.ts";
import { overdueFor } from "../actions/overdue-announcements.ts";
import { refuseAskingIn } from "../actions/said-to-customer.ts";
import type { Services } from "../actions/services.ts";
import { Refusal } from "../domain/refusal.ts";
import { refused } from "../edge/refused.ts";
import { tokenInCookie } from "../edge/session-cookie.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale, presentAgent } from "../present/agent.ts";
import { agentHandlers } from "./agent-handlers.ts";
import { answerAll, type RefusedCall } from "./answer.ts";
import { type AgentCaller, type AgentNamespace, answerable } from "./connections.ts";
import { refuseSession } from "./end-connection.ts";
import { handshake } from "./handshake.ts";
import { refusalNotes } from "./note-refused.ts";
import type { Realtime } from "./realtime.ts";
import { agentRoom } from "./rooms.ts";
import type { ServerWire } from "./wire/wire.ts";

type AgentSocket = Parameters<Parameters<AgentNamespace["use"]>[0]>[0];

export function serveAgents(namespace: AgentNamespace, realtime: Realtime, wire: ServerWire): void {
  const { services, limits } = realtime;
  const note = refusalNotes(realtime);
  const answering = {
    ...realtime,
    schemas: agentPayloads,
    handlers: checked(services, agentHandlers(services, namespace, wire)),
    consume: (_name: string, { agentId }: AgentCaller) => limits.consume("call", agentId),
    async consumeRefused({ agentId }: AgentCaller, refused: RefusedCall) {
      await limits.consume("refused", agentId);
      if (refused.code === "not_yours") await note(`agent:${agentId}`, refused);
    },
    consumeFlood: ({ agentId }: AgentCaller) => limits.spendAll("refused", agentId),
  };

  namespace.use(
    handshake(realtime, async (socket: AgentSocket) => {
      const { token: shown, locale = agentLocale } = validate(
        agentHandshake,
        socket.handshake.auth,
      );
      const token = shown ?? cookieOf(socket, realtime);
      const agent = token && (await agentOf(services, token));
      if (!token || !agent) throw new Refusal("unauthenticated", "Please sign in.");
      await limits.consume("connect", agent.id);
      await limits.refuseIfSpent("refused", agent.id);
      const { id: agentId, role } = agent;
      socket.data.caller = { agentId, role, locale, connectionId: socket.id, token };
    }),
  );

  namespace.on("connection", (socket) => {
    const { caller } = socket.data;
    const { agentId } = caller;
    services.cluster.agentConnected(agentId);
    socket.on("disconnect", () => services.cluster.agentDisconnected(agentId));
    answerAll(answerable(socket, realtime), caller, answering);
    void sendSession(socket, services).catch((error) => {
      refuseSession(socket, refused(error, "session", realtime.report));
    });
  });
}

type AgentHandlers = ReturnType<typeof agentHandlers>;

/** Whatever a customer gets to read of a call is looked at before it is worked on, in one place for all of them. */
const checked = (services: Services, handlers: AgentHandlers): AgentHandlers =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (caller: AgentCaller, payload: object) => {
        await refuseAskingIn(services, caller.agentId, { name, payload });
        return (handle as (caller: AgentCaller, payload: object) => Promise<unknown>)(
          caller,
          payload,
        );
      },
    ]),
  ) as AgentHandlers;

/** The cookie counts for our own pages only: a browser adds it to the requests of any page. */
const cookieOf = ({ handshake: { headers } }: AgentSocket, { callers }: Realtime) =>
  callers.isOwn(headers) ? tokenInCookie(headers.cookie) : undefined;

async function sendSession(socket: AgentSocket, services: Services) {
  const { agentId, locale } = socket.data.caller;
  await socket.join(agentRoom(agentId));
  const agent = await agentNow(services.store, agentId);
  socket.emit("session", {
    agent: presentAgent(agent),
    desk: await deskOf(services, agentId),
    officialHosts: services.faq.engine.officialHosts,
    tags: services.settings.current().tags ?? [],
    emergencies: services.faq.engine.emergencies(locale),
    epoch: services.store.epoch,
  });
  for (const id of overdueFor(services, agent))
    socket.emit("event", { type: "announcement.changed", id, alert: "overdue" });
}
