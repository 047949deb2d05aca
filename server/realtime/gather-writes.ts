import type { Server as HttpServer } from "node:http";
import type { Socket } from "node:net";

/**
 * Sends what one turn of the event loop writes to a connection in one system call.
 *
 * The websocket library corks and uncorks around every frame, which is a call for each. After a group commit
 * one agent gets a frame for every message of the group; held together until the turn's callbacks are
 * done, they leave as one.
 */
export function gatherWrites(http: HttpServer): void {
  http.on("connection", (socket: Socket) => {
    const cork = socket.cork.bind(socket);
    let held = false;
    socket.cork = () => {
      cork();
      if (held) return;
      held = true;
      cork();
      process.nextTick(() => {
        held = false;
        socket.uncork();
      });
    };
  });
}
