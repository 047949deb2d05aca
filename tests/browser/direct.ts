/** An agent without a page: for what would take too long by hand. */

import type { Socket } from "socket.io-client";
import type { ConversationId } from "../../protocol/conversation.ts";
import { connect, handshakeOf, newClientId } from "../support/actors.ts";
import { adminEmail, adminPassword } from "../support/process.ts";

const callOn = (socket: Socket) => async (name: string, payload: object) => {
  const result = await socket.timeout(8_000).emitWithAck(name, payload);
  if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
  return result.value;
};

interface DirectAccount {
  readonly email: string;
  readonly password: string;
}

const admin: DirectAccount = { email: adminEmail, password: adminPassword };

async function request(url: string, method: string, body: object, token = "") {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
  return response.json();
}

/** A colleague, invited by the administrator. */
export async function invited(url: string, name: string, role: string): Promise<DirectAccount> {
  const account = { email: `${role}-${newClientId()}@example.com`, password: adminPassword };
  const { token } = await request(`${url}/api/agent/sessions`, "POST", admin);
  const asked = { email: account.email, name, role };
  const { link } = await request(`${url}/api/admin/agents`, "POST", asked, token);
  const chosen = { token: link.token, password: account.password };
  await request(`${url}/api/agent/links`, "PUT", chosen);
  return account;
}

/** On duty from the start. Close it at the end of the test. */
export async function directAgent(url: string, account = admin) {
  const { token } = await request(`${url}/api/agent/sessions`, "POST", account);
  const socket = connect(`${url}/agent`, { token });
  await handshakeOf(socket);
  const call = callOn(socket);
  await call("desk:available", { on: true, capacity: 20 });
  return {
    async takes(): Promise<ConversationId> {
      const { conversation } = await call("queue:take", {});
      return conversation.id;
    },
    says: (conversationId: ConversationId, text: string) =>
      call("message:send", { conversationId, clientId: newClientId(), text }),
    resolves: (conversationId: ConversationId) =>
      call("conversation:resolve", { conversationId, summary: "已处理", topic: "支付" }),
    call,
    leaves: () => socket.disconnect(),
  };
}
