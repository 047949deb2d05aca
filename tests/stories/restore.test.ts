/** F12, F17: yesterday's database comes back under a widget and a console that stay open. */

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createConversationModel } from "../../console/models/conversation.ts";
import { createConversationCache } from "../../console/models/conversation-cache.ts";
import { openSocket } from "../../console/models/socket.ts";
import type { Conversation, ConversationId } from "../../protocol/conversation.ts";
import type {
  AgentCalls,
  AgentSession,
  CustomerCalls,
  CustomerSession,
} from "../../protocol/sockets.ts";
import { restoreDatabase } from "../../server/storage/sqlite/copies.ts";
import { createConnection } from "../../ui/connection.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { createChat } from "../../widget/models/chat.ts";
import { customer } from "../support/actors.ts";
import { freePort } from "../support/process.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { memoryStorage } from "../ui/memory-storage.ts";

let folder: string;
let port: number;
let server: TestServer;
const closing: (() => void)[] = [];

const start = async () => {
  server = await startTestServer({ DATABASE_URL: "", DATA_DIR: folder, PORT: String(port) });
};

beforeEach(async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  vi.stubGlobal("window", page);
  folder = mkdtempSync(join(tmpdir(), "pocketdesk-restore-"));
  port = await freePort();
  await start();
});
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.stop();
  rmSync(folder, { recursive: true });
  vi.unstubAllGlobals();
});

/** The models of a widget that is open all the time. */
function openWidget() {
  const localStore = createLocalStore("widget:", memoryStorage());
  const epochs: string[] = [];
  let token: string | undefined;
  const connection = createConnection<CustomerCalls, CustomerSession>({
    openSocket,
    server: server.url,
    namespace: "/customer",
    auth: async () => ({ token }),
    onSession(session) {
      token = session.token;
      epochs.push(session.epoch);
      chat.start(session);
    },
    onEvent: (event) => chat.apply(event),
    onRefused: () => false,
  });
  const { call } = connection;
  const chat = createChat({
    call,
    localStore,
    mayBeSent: () => true,
    locale: () => "zh-CN",
    onSecret: () => undefined,
  });
  closing.push(() => {
    connection.close();
    chat.close();
  });
  return { chat, epochs, state: connection.state, token: () => token };
}

/** The models of an agent's console, with one conversation open. */
async function openConsole(id: ConversationId) {
  const bo = await server.hire("Bo");
  const epochs: string[] = [];
  const localStore = createLocalStore("console:", memoryStorage());
  const connection = createConnection<AgentCalls, AgentSession>({
    openSocket,
    server: server.url,
    namespace: "/agent",
    auth: async () => ({ token: bo.token }),
    onSession({ epoch }) {
      epochs.push(epoch);
      conversations.reload();
    },
    onEvent: (event) => conversations.apply(event),
    onRefused: () => false,
  });
  const conversations = createConversationCache((of) =>
    createConversationModel({
      id: of,
      me: bo.id,
      call: connection.call,
      localStore,
      drafts: { set: () => undefined },
      epoch: () => epochs.at(-1) ?? "",
    }),
  );
  closing.push(() => {
    connection.close();
    conversations.close();
  });
  await later(() => expect(connection.state.value).toBe("online"));
  const model = conversations.open(id);
  return { view: model.transcript.view, epochs };
}

const later = <T>(holds: () => T | Promise<T>) =>
  vi.waitFor(holds, { timeout: 15_000, interval: 20 });
const said = (view: Conversation | null) =>
  (view?.messages ?? []).flatMap(({ author, body }) =>
    author.kind === "customer" && body.kind === "text" ? [body.text] : [],
  );

/** How yesterday's file comes back. */
const ways: Readonly<Record<string, (copy: string, path: string) => unknown>> = {
  "is copied over the new one": (copy, path) => copyFileSync(copy, path),
  "is put back by `admin restore`": (copy, path) => restoreDatabase(path, copy),
};

test.each(Object.keys(ways))(
  "F12 F17 yesterday's database %s: widget and console drop the ghosts and get what is there",
  async (way) => {
    const [path, copy] = [join(folder, "pocketdesk.db"), join(folder, "yesterday.db")];
    const alice = openWidget();
    await later(() => expect(alice.state.value).toBe("online"));
    alice.chat.send("留下来的");
    await later(() => expect(said(alice.chat.view.value)).toEqual(["留下来的"]));
    const id = alice.chat.view.value?.id as ConversationId;
    const bo = await openConsole(id);
    await later(() => expect(said(bo.view.value)).toEqual(["留下来的"]));
    await server.stop();
    copyFileSync(path, copy);

    await start();
    for (const ghost of ["会消失的一", "会消失的二", "会消失的三"]) {
      alice.chat.send(ghost);
      await later(() => expect(said(alice.chat.view.value)).toContain(ghost));
      await later(() => expect(alice.chat.pending.value).toEqual([]));
    }
    await later(() => expect(said(bo.view.value)).toContain("会消失的三"));
    const ghostSeq = alice.chat.view.value?.lastSeq ?? 0;
    await server.stop();
    await ways[way]?.(copy, path);

    await start();
    const again = await customer(server, { token: alice.token() ?? "" });
    const real = Array.from({ length: 12 }, (_, number) => `后来写的${number}`);
    for (const text of real) await again.sends(text);
    // It would have bitten: by the numbers alone nothing is missing.
    expect((await again.fresh()).lastSeq).toBeGreaterThan(ghostSeq);
    const expected = ["留下来的", ...real];
    await later(() => expect(said(alice.chat.view.value)).toEqual(expected));
    await later(() => expect(said(bo.view.value)).toEqual(expected));
    for (const { epochs } of [alice, bo]) {
      const [first, last] = [epochs[0], epochs.at(-1)];
      expect(last).not.toBe(first);
      // The start in between was no restore.
      expect(new Set(epochs).size).toBe(2);
    }
    again.leaves();
  },
);
