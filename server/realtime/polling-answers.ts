import type { IncomingMessage, ServerResponse } from "node:http";

/** A client has the next answer sent when it has read the last one; a network that is slow may let two overlap. */
const unreadAnswers = 3;

/**
 * Counts the answers of each polling connection that are written and not taken by the network. A client may ask for each
 * of them on another TCP connection and read none. `onTooMany` gets the id of the connection.
 */
export function watchPollingAnswers(onTooMany: (sid: string) => void) {
  const unread = new Map<string, number>();

  return (request: IncomingMessage, response: ServerResponse): void => {
    const sid = request.method === "GET" ? sidOf(request) : null;
    if (sid === null) return;
    const count = (unread.get(sid) ?? 0) + 1;
    unread.set(sid, count);
    response.once("close", () => {
      const left = (unread.get(sid) ?? 1) - 1;
      if (left > 0) unread.set(sid, left);
      else unread.delete(sid);
    });
    if (count > unreadAnswers) onTooMany(sid);
  };
}

const sidOf = ({ url }: IncomingMessage) =>
  new URL(url ?? "", "http://localhost").searchParams.get("sid");
