import type { ConversationId } from "../../protocol/conversation.ts";
import { agentHandshake, agentPayloads } from "../../protocol/schemas.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import * as articles from "../actions/articles.ts";
import * as desk from "../actions/desk.ts";
import * as talk from "../actions/desk-talk.ts";
import type { Services } from "../actions/services.ts";
import { agentOf } from "../actions/sign-in.ts";
import { agentSnapshotOf } from "../actions/snapshots.ts";
import { Refusal } from "../domain/refusal.ts";
import { tokenInCookie } from "../edge/session-cookie.ts";
import { validate } from "../edge/validate.ts";
import { agentLocale, presentAgent } from "../present/agent.ts";
import { presentAgentConversation } from "../present/agent-conversation.ts";
import { presentSynced } from "../present/conversation.ts";
import { presentRow } from "../present/desk-row.ts";
import { answerAll, type Handlers } from "./answer.ts";
import type { AgentCaller, AgentNamespace } from "./connections.ts";
import { handshake } from "./handshake.ts";
import type { Realtime } from "./realtime.ts";
import { agentRoom, watchedRooms, watchersRoom } from "./rooms.ts";

type AgentSocket = Parameters<Parameters<AgentNamespace["use"]>[0]>[0];

export function serveAgents(namespace: AgentNamespace, realtime: Realtime): void {
  const { services, limits } = realtime;
  const answering = {
    ...realtime,
    schemas: agentPayloads,
    handlers: handlersOf(realtime, namespace),
    take: (_name: string, { agentId }: AgentCaller) => limits.take("call", agentId),
  };

  namespace.use(
    handshake(realtime, async (socket: AgentSocket) => {
      const token = tokenOf(socket, realtime);
      const agent = token && (await agentOf(services, token));
      if (!token || !agent) throw new Refusal("unauthenticated", "Please sign in.");
      socket.data.caller = { agentId: agent.id, connection: socket.id, token };
    }),
  );

  namespace.on("connection", (socket) => {
    const { caller } = socket.data;
    const { agentId } = caller;
    services.cluster.agentConnected(agentId);
    socket.on("disconnect", () => services.cluster.agentDisconnected(agentId));
    answerAll(socket, caller, answering);
    void greet(socket, services).catch((error) => {
      realtime.report(error, "session");
      socket.conn.close();
    });
  });
}

/** The cookie counts only for our own pages: a browser sends it along whoever asks. */
function tokenOf({ handshake: { auth, headers } }: AgentSocket, { callers }: Realtime) {
  const { token } = validate(agentHandshake, auth);
  if (token !== undefined) return token;
  return callers.isOwn(headers) ? tokenInCookie(headers.cookie) : undefined;
}

async function greet(socket: AgentSocket, services: Services) {
  const { agentId } = socket.data.caller;
  await socket.join(agentRoom(agentId));
  const agent = await desk.agentNow(services.store, agentId);
  socket.emit("session", {
    agent: presentAgent(agent),
    desk: await desk.deskOf(services, agentId),
    epoch: services.store.epoch,
  });
}

/** So many conversations a connection hears of beside those that its agent holds. */
const watchedAtOnce = 50;

/** From before the look on, so that nothing is missed in between; not at all when the look is refused. */
async function watching<T>(
  namespace: AgentNamespace,
  caller: AgentCaller,
  { id, look }: { readonly id: ConversationId; readonly look: () => Promise<T> },
): Promise<T> {
  const socket = namespace.sockets.get(caller.connection);
  const room = watchersRoom(id);
  await socket?.join(room);
  const watched = watchedRooms(socket?.rooms ?? [], caller);
  try {
    const seen = await look();
    const [oldest] = watched;
    if (oldest && watched.length > watchedAtOnce) await socket?.leave(oldest);
    return seen;
  } catch (error) {
    await socket?.leave(room);
    throw error;
  }
}

const done = {};

function handlersOf(
  { services, messages }: Realtime,
  namespace: AgentNamespace,
): Handlers<AgentCalls, AgentCaller> {
  const present = presentAgentConversation(
    (id, locale) => services.faq.engine.article(id, locale)?.title ?? id,
  );
  return {
    async "desk:available"({ agentId }, { on, capacity }) {
      await desk.goOnDuty(services, agentId, capacity === undefined ? { on } : { on, capacity });
      return { desk: await desk.deskOf(services, agentId) };
    },
    async "desk:list"({ agentId }, { view, cursor }) {
      const wanted = cursor === undefined ? { view } : { view, cursor };
      const page = await desk.list(services, agentId, wanted);
      return {
        conversations: page.rows.map(presentRow),
        ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
      };
    },
    async "queue:take"(caller, { conversationId }) {
      const taken = await desk.take(services, caller.agentId, conversationId);
      const look = () => agentSnapshotOf(services, taken);
      const snapshot = await watching(namespace, caller, { id: taken.id, look });
      return { conversation: present(snapshot, agentLocale) };
    },
    async "conversation:open"(caller, { conversationId, beforeSeq }) {
      const wanted = beforeSeq === undefined ? { conversationId } : { conversationId, beforeSeq };
      const look = () => talk.open(services, caller.agentId, wanted);
      const snapshot = await watching(namespace, caller, { id: conversationId, look });
      return { conversation: present(snapshot, agentLocale) };
    },
    async "conversation:sync"({ agentId }, have) {
      const caught = await talk.sync(services, agentId, have);
      return presentSynced(caught, agentLocale, present);
    },
    async "conversation:read"({ agentId }, read) {
      await talk.markRead(services, agentId, read);
      return done;
    },
    async "message:send"({ agentId, connection }, { articleId, ...reply }) {
      const origin = connection;
      const message = await talk.send(services, agentId, { ...reply, articleId, origin });
      return messages.acknowledged(message, agentLocale);
    },
    async "priority:set"({ agentId }, wanted) {
      await desk.setPriority(services, agentId, wanted);
      return done;
    },
    async "conversation:transfer"({ agentId }, { note, ...to }) {
      await desk.transfer(services, agentId, note === undefined ? to : { ...to, note });
      return done;
    },
    async "conversation:release"({ agentId }, { conversationId }) {
      await desk.release(services, agentId, conversationId);
      return done;
    },
    async "conversation:resolve"({ agentId }, finished) {
      await desk.resolve(services, agentId, finished);
      return done;
    },
    async typing({ agentId }, typing) {
      await talk.typing(services, agentId, typing);
      return done;
    },
    async "faq:suggest"(_caller, { text, locale = agentLocale }) {
      return { articles: articles.suggest(services, text, locale) };
    },
    async "article:get"(_caller, { id, locale = agentLocale }) {
      return { article: articles.article(services, id, locale) };
    },
    async "agent:list"({ agentId }) {
      const agents = await desk.colleagues(services, agentId);
      return { agents: agents.map(({ id, name }) => ({ id, name })) };
    },
  };
}
