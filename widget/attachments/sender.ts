import { effect, type ReadonlySignal } from "@preact/signals";
import type { ClientId } from "../../protocol/conversation.ts";
import { asRefusal, type Refusal, Unreachable } from "../../ui/refusal.ts";
import type { AskServer } from "./ask-server.ts";
import { stateAfter } from "./file-failures.ts";
import type { FileItem, FileList } from "./file-list.ts";
import { createPace, sendFile } from "./send-file.ts";

interface SenderOptions {
  readonly list: FileList;
  readonly ask: AskServer;
  readonly isOnline: ReadonlySignal<boolean>;
}

/** Sends the files of a list, one after the other: of two at a time both would take twice as long. */
export interface Sender {
  /** Again from where it is. */
  retry(id: ClientId): void;
  /** Stops it, and takes back what the server has. */
  cancel(item: FileItem): void;
  close(): void;
}

/** In milliseconds. */
const firstWaitMs = 1_000;
const longestWaitMs = 16_000;
/** So many requests in a row have failed while everything else works: somebody should know. */
const mostFailures = 6;

export function createSender({ list, ask, isOnline }: SenderOptions): Sender {
  const pace = createPace();
  let current: { readonly id: ClientId; readonly aborter: AbortController } | undefined;
  let isClosed = false;

  const send = async (item: FileItem, aborter: AbortController) => {
    const { clientId, name, bytes } = item;
    const { signal } = aborter;
    let sent = -1;
    for (let failures = 0; !signal.aborted; failures += 1) {
      list.change(clientId, { state: "sending" });
      try {
        const attachment = await sendFile({
          file: { clientId, name, bytes },
          ask: (request) => ask(request, signal),
          pace,
          pause: (ms) => pause(ms, isOnline, signal),
          onSent(now) {
            if (now > sent) failures = 0;
            sent = Math.max(sent, now);
            if (!signal.aborted) list.change(clientId, { sent: now });
          },
        });
        return signal.aborted || list.change(clientId, { state: "done", attachment });
      } catch (error) {
        const waitMs = waitAfter(asRefusal(error), failures);
        if (signal.aborted) return;
        const { code } = asRefusal(error);
        if (waitMs === undefined || (failures >= mostFailures && isOnline.peek()))
          return list.change(clientId, { state: stateAfter(code), problem: code });
        list.change(clientId, { state: "waiting" });
        await pause(waitMs, isOnline, signal);
      }
    }
  };
  const next = async () => {
    const item = list.all.peek().find(({ state, bytes }) => state === "waiting" && bytes.size > 0);
    if (current || isClosed || !item || !isOnline.peek()) return;
    current = { id: item.clientId, aborter: new AbortController() };
    try {
      await send(item, current.aborter);
    } finally {
      current = undefined;
    }
    void next();
  };
  const stop = effect(() => {
    if (isOnline.value && list.all.value.length > 0) queueMicrotask(() => void next());
  });
  return {
    retry(id) {
      list.change(id, { state: "waiting", problem: undefined });
    },
    cancel({ clientId, attachment, name, bytes, sent }) {
      if (current?.id === clientId) current.aborter.abort();
      list.remove([clientId]);
      if (sent > 0 || attachment) void takeBack({ clientId, name, bytes });
    },
    close() {
      isClosed = true;
      current?.aborter.abort();
      stop();
    },
  };

  /** What stays after all is swept by the server, within an hour. */
  async function takeBack({
    clientId,
    name,
    bytes,
  }: Pick<FileItem, "clientId" | "name" | "bytes">) {
    const { signal } = new AbortController();
    try {
      const body = JSON.stringify({ clientId, name, size: bytes.size });
      const { id } = await ask({ method: "POST", body }, signal);
      await ask({ method: "DELETE", id }, signal);
    } catch (error) {
      asRefusal(error);
    }
  }
}

/** In milliseconds. Undefined: the same file would be refused again. */
function waitAfter(refusal: Refusal, failures: number): number | undefined {
  const { code, retryAfterMs } = refusal;
  const backoffMs = Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
  if (refusal instanceof Unreachable) return backoffMs;
  if (code === "rate_limited" || code === "unavailable") return retryAfterMs ?? backoffMs;
  // An identity that has run out is renewed; an upload that was swept is begun again.
  const isPassing = ["unauthenticated", "not_found", "internal"].includes(code);
  return isPassing && failures < 3 ? backoffMs : undefined;
}

/** Until then, or until the network is back. */
function pause(ms: number, isOnline: ReadonlySignal<boolean>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let wasOnline = isOnline.peek();
    const stop = effect(() => {
      if (isOnline.value && !wasOnline) end();
      wasOnline = isOnline.value;
    });
    const timer = setTimeout(end, ms);
    addEventListener("online", end);
    signal.addEventListener("abort", end);
    function end() {
      clearTimeout(timer);
      removeEventListener("online", end);
      queueMicrotask(() => stop());
      resolve();
    }
  });
}
