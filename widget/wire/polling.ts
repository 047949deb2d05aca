import type { OpenTransport } from "./engine.ts";

/** Between the packets of one HTTP body. */
const separator = "\x1e";
/** Packets in one request: so many of the longest messages stay below the server's limit. */
const batch = 8;

/** HTTP long polling: one request waits for what the server has to say; another carries what we say, in order. */
export const openPolling: OpenTransport = ({ address, onPacket, onEnd }) => {
  const aborter = new AbortController();
  let sid = "";
  let waiting: string[] = [];
  let sending = false;

  const request = async (options: RequestInit) => {
    const query = `&transport=polling${sid && `&sid=${sid}`}&t=${Date.now().toString(36)}`;
    const response = await fetch(address + query, { ...options, cache: "no-store" });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.text();
  };
  const listen = async () => {
    while (!aborter.signal.aborted) {
      const texts = (await request({ signal: aborter.signal })).split(separator);
      for (const text of texts) {
        if (text[0] === "0") sid = JSON.parse(text.slice(1)).sid;
        // Called later, so that an error thrown there does not count as one of the transport.
        queueMicrotask(() => onPacket(text));
      }
    }
  };
  const sendAll = async () => {
    if (sending) return;
    sending = true;
    while (waiting.length > 0 && !aborter.signal.aborted)
      await request({ method: "POST", body: waiting.splice(0, batch).join(separator) });
    sending = false;
  };
  const failed = () => onEnd("transport error");

  listen().catch(failed);
  return {
    send(packets) {
      waiting.push(...packets);
      sendAll().catch(failed);
    },
    close() {
      if (aborter.signal.aborted) return;
      aborter.abort();
      waiting = [];
      // Best effort: a server that does not hear it notices by the missing pong.
      if (sid) request({ method: "POST", body: "1", keepalive: true }).catch(() => {});
    },
  };
};
