import { io } from "socket.io-client";
import type { OpenSocket } from "../../ui/client-socket.ts";

/** The Socket.IO library as it is: the console is loaded once a day, its size does not matter. */
export const openSocket: OpenSocket = (options) => {
  const socket = io(options.address, {
    autoConnect: false,
    // A manager of its own: a closed socket and its successor never share a connection.
    forceNew: true,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 8_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    auth: (give) => void options.auth().then((shown) => give(shown ?? {})),
  });
  socket.on("session", options.listeners.session);
  socket.on("event", options.listeners.event);
  socket.on("disconnect", options.onDisconnect);
  socket.on("connect_error", options.onConnectError);
  return {
    get connected() {
      return socket.connected;
    },
    get active() {
      return socket.active;
    },
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    request: (name, payload, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(name, payload),
  };
};
