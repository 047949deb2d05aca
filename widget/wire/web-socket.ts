import type { Wire, WireOptions } from "./engine-io-client.ts";

export function openWebSocket({ address, packet, end }: WireOptions): Wire {
  const socket = new WebSocket(`${address.replace(/^http/, "ws")}&transport=websocket`);
  socket.onmessage = ({ data }) => typeof data === "string" && packet(data);
  socket.onclose = () => end("transport close");
  return {
    send(packets) {
      for (const text of packets) socket.send(text);
    },
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}
