import type { Locale } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { AgentCalls, AgentSession } from "../../protocol/sockets.ts";
import { createConnection } from "../../ui/connection.ts";
import { openSocket } from "./socket.ts";

interface ConnectOptions {
  /** The console's now: the server names topics in it. */
  readonly locale: () => Locale;
  readonly onSession: (session: AgentSession) => void;
  readonly onEvent: (event: ServerEvent) => void;
  readonly onSignedOut: () => void;
}

/** The one connection of a signed-in agent. */
export const connectAgent = ({ locale, onSession, onEvent, onSignedOut }: ConnectOptions) =>
  createConnection<AgentCalls, AgentSession>({
    openSocket,
    server: "",
    namespace: "/agent",
    // The session cookie goes with the handshake. No script can read the token.
    auth: async () => ({ locale: locale() }),
    onSession,
    onEvent,
    onRefused: (refusal) => {
      if (refusal.code === "unauthenticated") onSignedOut();
      return false;
    },
  });
