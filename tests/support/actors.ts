import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { expect } from "vitest";
import { applyEvent } from "../../protocol/apply-event.ts";
import {
  type ArticleId,
  type ClientId,
  type Conversation,
  type ConversationId,
  emptyConversation,
  type Locale,
  type Message,
} from "../../protocol/conversation.ts";
import type { AgentConversation, AgentRole, Desk, DeskRow } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { isKept, type KeptEvent, type ServerEvent } from "../../protocol/events.ts";
import type { AgentPayloads, CustomerPayloads } from "../../protocol/schemas.ts";
import type {
  AgentSession,
  AgentValues,
  CustomerSession,
  CustomerValues,
  Result,
  Synced,
} from "../../protocol/sockets.ts";
import { type TestServer, until } from "./server.ts";

export const newClientId = () => randomUUID() as string as ClientId;

/** Opens a connection; the answer to the handshake is left to the caller. */
export const connect = (url: string, auth: object, options: object = {}): Socket =>
  io(url, { transports: ["websocket"], forceNew: true, reconnection: false, auth, ...options });

/** The `data` of the refusal, or what the handshake was answered with. */
export const handshakeOf = (socket: Socket) =>
  new Promise<{ readonly refused?: unknown; readonly session?: unknown }>((resolve) => {
    socket.once("session", (session) => resolve({ session }));
    socket.once("connect_error", (error: Error & { data?: unknown }) =>
      resolve({ refused: error.data ?? error.message }),
    );
  });

/** Applies events as a client does: by the reducer, with a fetch where one is missing. */
function createTranscript<View extends Conversation>(
  begin: (id: ConversationId) => View,
  sync: (view: View) => Promise<Synced<View>>,
) {
  let view: View | null = null;
  let fetching: Promise<void> | undefined;
  /** The highest `seq` of all events that came, those after a gap included. */
  let newest = 0;

  const fetchMissing = async () => {
    while (view !== null && view.lastSeq < newest) {
      const synced = await sync(view);
      if ("snapshot" in synced) view = synced.snapshot;
      else for (const event of synced.events) place(event);
    }
  };
  function place(event: ServerEvent) {
    if (view === null) return;
    const next = applyEvent(view, event);
    if (next !== "gap") {
      view = next;
      return;
    }
    if ("seq" in event) newest = Math.max(newest, event.seq);
    fetching ??= fetchMissing()
      // Out of reach, or no longer allowed: the next handshake brings a snapshot.
      .catch(() => undefined)
      .finally(() => {
        fetching = undefined;
      });
  }
  return {
    view: () => view,
    start(snapshot: View | null) {
      view = snapshot;
    },
    take(event: ServerEvent) {
      if (isKept(event) && view?.id !== event.conversationId) view ??= begin(event.conversationId);
      place(event);
    },
    async synced() {
      await fetching;
    },
  };
}

const emptyView = (id: ConversationId): Conversation => emptyConversation(id, "");

const textOf = ({ body }: Message): string => {
  switch (body.kind) {
    case "text":
    case "choices":
    case "notice":
      return body.text;
    case "article":
    case "announcement":
      return body.title;
    case "attachment":
      return body.text ?? body.attachments.map(({ name }) => name).join(", ");
    case "transaction":
    case "check":
    case "ticket":
    case "redacted":
      return body.kind;
  }
};

const posted = (conversationId: ConversationId, message: Message): KeptEvent => ({
  type: "message.posted",
  conversationId,
  seq: message.seq,
  message,
});

interface Caller<Payloads, Values> {
  call<Name extends keyof Payloads & keyof Values & string>(
    name: Name,
    payload: Payloads[Name],
  ): Promise<Values[Name]>;
  /** The code of the refusal that the call is answered with. */
  refusal<Name extends keyof Payloads & string>(
    name: Name,
    payload: Payloads[Name],
  ): Promise<RefusalCode>;
}

const callerOf = <Payloads, Values>(socket: () => Socket): Caller<Payloads, Values> => ({
  async call(name, payload) {
    const result: Result<unknown> = await socket().timeout(4_000).emitWithAck(name, payload);
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
    return result.value as never;
  },
  async refusal(name, payload) {
    const result: Result<unknown> = await socket().timeout(4_000).emitWithAck(name, payload);
    expect(result.ok).toBe(false);
    return result.ok ? "internal" : result.error.code;
  },
});

export type Customer = Awaited<ReturnType<typeof customer>>;

/** A customer at the widget. */
export async function customer(
  server: TestServer,
  auth: { token?: string; identity?: string; locale?: string; keep?: true } = {},
) {
  const shown = { ...auth };
  let socket: Socket;
  let session: CustomerSession;
  const heard: ServerEvent[] = [];
  const caller = callerOf<CustomerPayloads, CustomerValues>(() => socket);
  const transcript = createTranscript(emptyView, (view) =>
    caller.call("conversation:sync", {
      conversationId: view.id,
      afterSeq: view.lastSeq,
      epoch: session.epoch,
    }),
  );

  async function arrive() {
    socket = connect(`${server.url}/customer`, shown);
    socket.on("event", (event: ServerEvent) => {
      heard.push(event);
      transcript.take(event);
    });
    const { session: greeting, refused } = await handshakeOf(socket);
    if (!greeting) throw new Error(`The handshake was refused: ${JSON.stringify(refused)}`);
    session = greeting as CustomerSession;
    if (session.token) shown.token = session.token;
    transcript.start(session.conversation);
  }
  await arrive();

  const view = () => {
    const now = transcript.view();
    if (!now) throw new Error("No conversation has begun.");
    return now;
  };

  /** Applies the message when it is acknowledged, before any event that follows from it. */
  function sends(
    text: string,
    more: { articleId?: ArticleId | undefined; clientId?: ClientId } = {},
  ) {
    const { clientId = newClientId(), articleId } = more;
    const payload = { clientId, text, articleId };
    return new Promise<Message>((resolve, reject) => {
      socket.emit("message:send", payload, (result: Result<{ message: Message }>) => {
        if (!result.ok) return reject(new Error(result.error.code));
        const now = transcript.view();
        if (now) transcript.take(posted(now.id, result.value.message));
        resolve(result.value.message);
      });
    });
  }

  return {
    ...caller,
    arrive,
    view,
    sends,
    heard: () => heard,
    session: () => session,
    socket: () => socket,
    conversation: () => view().id,
    /** Sends the text and waits until its answer is in the view. */
    async says(text: string, articleId?: ArticleId) {
      const before = transcript.view()?.lastSeq ?? 0;
      const message = await sends(text, { articleId });
      await until(() => expect(view().lastSeq).toBeGreaterThan(before));
      await until(() => expect(view().lastSeq).toBeGreaterThanOrEqual(message.seq));
      return message;
    },
    async asksForAgent() {
      const place = await caller.call("agent:request", {});
      await until(() => expect(["queued", "assigned"]).toContain(view().status));
      return place;
    },
    texts: () => (transcript.view()?.messages ?? []).map(textOf),
    last: () => view().messages.at(-1),
    /** Waits until the text is in the transcript. */
    sees: (text: string) =>
      until(() =>
        expect((transcript.view()?.messages ?? []).map(textOf).join("\n")).toContain(text),
      ),
    becomes: (status: Conversation["status"]) => until(() => expect(view().status).toBe(status)),
    synced: transcript.synced,
    /** What a fresh client would be given. */
    async fresh() {
      const { conversation } = await caller.call("conversation:open", { id: view().id });
      return conversation;
    },
    leaves: () => socket.disconnect(),
  };
}

export type Agent = Awaited<ReturnType<typeof agent>>;

/** An agent at the console; on duty unless `onDuty` is false. */
export async function agent(
  server: TestServer,
  name: string,
  {
    role = "agent",
    onDuty = true,
    locale,
  }: { role?: AgentRole; onDuty?: boolean; locale?: Locale } = {},
) {
  const { id, token: firstToken } = await server.hire(name, role);
  let token = firstToken;
  let socket: Socket;
  let session: AgentSession;
  let desk: Desk;
  const rows = new Map<ConversationId, DeskRow>();
  const heard: ServerEvent[] = [];
  const views = new Map<ConversationId, ReturnType<typeof createTranscript<Conversation>>>();
  const caller = callerOf<AgentPayloads, AgentValues>(() => socket);

  const viewOf = (conversationId: ConversationId) => {
    const known =
      views.get(conversationId) ??
      createTranscript<Conversation>(emptyView, (view) =>
        caller.call("conversation:sync", {
          conversationId,
          afterSeq: view.lastSeq,
          epoch: session.epoch,
        }),
      );
    views.set(conversationId, known);
    return known;
  };

  async function arrive() {
    socket = connect(`${server.agentUrl}/agent`, { token, locale });
    socket.on("event", (event: ServerEvent) => {
      heard.push(event);
      if (event.type === "desk.changed") {
        desk = event.desk;
        if (event.row) rows.set(event.row.id, event.row);
      } else if ("conversationId" in event) viewOf(event.conversationId).take(event);
    });
    const { session: greeting, refused } = await handshakeOf(socket);
    if (!greeting) throw new Error(`The handshake was refused: ${JSON.stringify(refused)}`);
    session = greeting as AgentSession;
    desk = session.desk;
    // On another node than the customers', that takes a moment.
    const { cluster } = server.desk.services;
    await until(() => expect(cluster.agentGoneSince(id)).toBeUndefined());
  }
  await arrive();
  if (onDuty) await caller.call("desk:available", { on: true });

  async function takes(conversationId?: ConversationId): Promise<AgentConversation> {
    const { conversation } = await caller.call("queue:take", { conversationId });
    viewOf(conversation.id).start(conversation);
    return conversation;
  }

  return {
    ...caller,
    id,
    name,
    token,
    arrive,
    /** On another day. */
    async signsInAgain() {
      ({ token } = await server.signIn(name));
      socket.disconnect();
      await arrive();
    },
    takes,
    takesNext: () => takes(),
    desk: () => desk,
    row: (conversationId: ConversationId) => rows.get(conversationId),
    heard: () => heard,
    session: () => session,
    socket: () => socket,
    view: (conversationId: ConversationId) => viewOf(conversationId).view(),
    texts: (conversationId: ConversationId) =>
      (viewOf(conversationId).view()?.messages ?? []).map(textOf),
    sees: (conversationId: ConversationId, text: string) =>
      until(() =>
        expect((viewOf(conversationId).view()?.messages ?? []).map(textOf).join("\n")).toContain(
          text,
        ),
      ),
    async opens(conversationId: ConversationId) {
      const { conversation } = await caller.call("conversation:open", { conversationId });
      viewOf(conversationId).start(conversation);
      return conversation;
    },
    async says(conversationId: ConversationId, text: string, clientId = newClientId()) {
      const { message } = await caller.call("message:send", { conversationId, clientId, text });
      viewOf(conversationId).take(posted(conversationId, message));
      return message;
    },
    resolves: (conversationId: ConversationId) =>
      caller.call("conversation:resolve", { conversationId, summary: "已处理", topic: "支付" }),
    goesOffDuty: () => caller.call("desk:available", { on: false }),
    /** Loses the connection without going off duty. */
    async vanishes() {
      socket.disconnect();
      await until(() => expect(server.desk.services.cluster.agentGoneSince(id)).toBeDefined());
    },
    leaves: () => socket.disconnect(),
  };
}
