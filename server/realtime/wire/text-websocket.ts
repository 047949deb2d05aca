import { type ServerOptions, WebSocket, WebSocketServer } from "ws";
import { textFrames } from "./websocket-frame.ts";

type Sent = (error?: Error) => void;

/**
 * Sends a text in one write. The stock one hands head and text to the connection one by one: two pieces of memory and
 * two rounds through the stream for each packet. What is not a plain text is left to it.
 */
class TextWebSocket extends WebSocket {
  override send(data: unknown, ...rest: unknown[]): void {
    const [sent] = rest;
    const isPlain = typeof data === "string" && typeof sent === "function";
    if (!isPlain || this.readyState !== WebSocket.OPEN) {
      Reflect.apply(super.send, this, [data, ...rest]);
    } else {
      senderOf(this).sendFrame([textFrames([data])], sent as Sent);
    }
  }
}

/** What Socket.IO's own broadcasts use, though the types of `ws` don't tell of it. */
const senderOf = (socket: object) =>
  (socket as { _sender: { sendFrame(frame: readonly Buffer[], sent: Sent): void } })._sender;

/** The engine for Socket.IO's `wsEngine`. Nothing is compressed. */
export class TextWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, perMessageDeflate: false, WebSocket: TextWebSocket as never });
  }
}
