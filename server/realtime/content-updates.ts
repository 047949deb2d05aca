import { followsContent } from "../actions/editor-article.ts";
import type { Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";

/**
 * Whoever keeps the articles learns that this node answers from other ones: what is on their screen is read again. Each node
 * reads its own folder, and tells its own connections. Returns what stops it.
 */
export const followContent = ({ faq }: Pick<Services, "faq">, { agents }: Namespaces) =>
  faq.subscribe(() => {
    for (const socket of agents.sockets.values()) {
      const { agentId: id, role } = socket.data.caller;
      if (followsContent({ id, role, disabled: false }))
        socket.emit("event", { type: "content.changed" });
    }
  });
