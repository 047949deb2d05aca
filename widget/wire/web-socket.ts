import type { OpenTransport } from "./engine.ts";

export const openWebSocket: OpenTransport = ({ address, onPacket, onEnd }) => {
  const socket = new WebSocket(`${address.replace(/^http/, "ws")}&transport=websocket`);
  socket.onmessage = ({ data }) => typeof data === "string" && onPacket(data);
  socket.onclose = () => onEnd("transport close");
  return {
    send(packets) {
      for (const text of packets) socket.send(text);
    },
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
};
