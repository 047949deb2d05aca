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

/** On duty from the start. Close it at the end of the test. */
export async function directAgent(url: string) {
  const response = await fetch(`${url}/api/agent/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: adminEmail, password: adminPassword }),
  });
  const { token } = await response.json();
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
