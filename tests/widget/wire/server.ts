import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type ServerOptions } from "socket.io";
import { afterEach } from "vitest";

/** Socket.IO servers on this machine, closed after each test. */
export function useServer() {
  const running: (() => Promise<void>)[] = [];

  async function start(port = 0, options: Partial<ServerOptions> = {}) {
    const http = createServer();
    const io = new Server(http, options);
    running.push(() => {
      const closed = io.close();
      http.closeAllConnections();
      return closed;
    });
    await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
    const { port: chosen } = http.address() as AddressInfo;
    return { io, port: chosen, url: `http://127.0.0.1:${chosen}` };
  }

  afterEach(() => Promise.all(running.splice(0).map((close) => close())));
  return start;
}
