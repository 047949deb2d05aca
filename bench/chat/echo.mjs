/** The bare floor: one acknowledgement per message, nothing else. */

import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const io = new Server(http, {
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
});
io.on("connection", (socket) => {
  socket.on("message:send", (payload, acknowledge) =>
    acknowledge({ ok: true, value: { message: payload } }),
  );
});
http.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ msg: "ready", url: `http://127.0.0.1:${http.address().port}` }));
});
process.on("SIGTERM", () => process.exit(0));
