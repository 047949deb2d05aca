import { type ServerOptions, WebSocket, WebSocketServer } from "ws";
import { closeMs } from "../end-connection.ts";
import { textFrames } from "./websocket-frame.ts";

type SendCallback = (error?: Error) => void;

/**
 * Sends a text in one write. The library writes the head and the text of a frame one by one: two buffers and two rounds
 * through the stream for each packet. Whatever is no plain text is left to the library.
 */
class TextWebSocket extends WebSocket {
  override send(data: unknown, ...rest: unknown[]): void {
    const [callback] = rest;
    const isPlain = typeof data === "string" && typeof callback === "function";
    const sender = isPlain && this.readyState === WebSocket.OPEN ? senderOf(this) : undefined;
    if (sender) sender.sendFrame([textFrames([data as string])], callback as SendCallback);
    else Reflect.apply(super.send, this, [data, ...rest]);
  }
}

interface Sender {
  sendFrame(frame: readonly Buffer[], callback: SendCallback): void;
}

/** Private in `ws`, though Socket.IO uses it for its broadcasts. Undefined when a version of `ws` no longer has it. */
function senderOf(socket: object): Sender | undefined {
  const { _sender: sender } = socket as { readonly _sender?: Partial<Sender> };
  return typeof sender?.sendFrame === "function" ? (sender as Sender) : undefined;
}

/** The engine for Socket.IO's `wsEngine`. Nothing is compressed. */
export class TextWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const ours = { perMessageDeflate: false, closeTimeout: closeMs };
    super({ ...options, ...ours, WebSocket: TextWebSocket as never });
  }
}
