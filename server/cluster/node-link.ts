import type { AgentId, CustomerId } from "../../protocol/conversation.ts";
import { connectReader, connectRedis } from "./redis.ts";
import { openStream } from "./stream.ts";
import type { WireEvent } from "./wire-events.ts";

/** What nodes say to each other. */
export type NodeNews =
  | { readonly say: "events"; readonly events: readonly WireEvent[] }
  /** Who has come to the node, or left it. */
  | {
      readonly say: "customers";
      readonly here: readonly CustomerId[];
      readonly left: readonly CustomerId[];
    }
  /** What the node has said of its customers before does not count any more: they follow. */
  | { readonly say: "customers again" }
  /** An agent has come to the node, or left it: the store knows who is where. */
  | { readonly say: "agents"; readonly id: AgentId }
  /** The node is new, and wants to hear who is where. */
  | { readonly say: "hello" }
  /** Something that the node has said may have been lost. */
  | { readonly say: "missed" }
  | { readonly say: "here" };

export interface NodeLink {
  /** Sent in order, with all that is said until it is on its way; lost where Redis is away. */
  say(news: NodeNews): void;
  /** Redis answers. */
  readonly isUp: boolean;
  /** Resolves when others are heard and hear this node, or when that takes too long. */
  ready(): Promise<void>;
  /** By `performance.now()`; undefined: never since the start. */
  heardAt(node: string): number | undefined;
  readonly redis: ReturnType<typeof connectRedis>;
  close(): Promise<void>;
}

interface LinkOptions {
  readonly url: string;
  readonly node: string;
  /** Before the name of all our keys. */
  readonly prefix: string;
  readonly onNews: (from: string, news: readonly NodeNews[]) => void;
  readonly onChange: (isUp: boolean) => void;
}

/** So often a node says that it is there, in milliseconds; a Redis that does not take it is away. */
const hereMs = 1_000;
const readyMs = 3_000;

export function openNodeLink({ url, node, prefix, onNews, onChange }: LinkOptions): NodeLink {
  const redis = connectRedis(url);
  const heard = new Map<string, number>();
  let waiting: NodeNews[] = [];
  let sending: Promise<void> | undefined;
  let isUp = false;
  let hasMissed = false;

  const ours = JSON.stringify({ from: node }).slice(0, -1);

  function onEntry(entry: string) {
    if (entry.startsWith(ours)) return;
    const { from, news }: Entry = JSON.parse(entry);
    heard.set(from, performance.now());
    onNews(from, news);
  }

  const stream = openStream({
    name: `${prefix}:news`,
    writer: redis,
    reader: connectReader(url),
    onEntry,
  });

  function setUp(now: boolean) {
    if (now === isUp) return;
    isUp = now;
    onChange(now);
  }

  async function send() {
    const news = hasMissed ? [...waiting, { say: "missed" } as const] : waiting;
    waiting = [];
    const entry: Entry = { from: node, news };
    try {
      await stream.add(JSON.stringify(entry));
      hasMissed = false;
      setUp(true);
    } catch {
      // All that was said is lost, but for its being there.
      if (news.some(({ say }) => say !== "here")) hasMissed = true;
      setUp(false);
    }
  }

  /** A start goes on without Redis: what it misses is read from the database. */
  async function ready() {
    const until = performance.now() + readyMs;
    let begun = false;
    void stream.begun.then(() => {
      begun = true;
    });
    while (!(begun && isUp) && performance.now() < until) {
      say({ say: "here" });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** One entry at a time: in a rush, what is said while one is on its way goes together in the next. */
  async function sendAll() {
    await new Promise(setImmediate);
    while (waiting.length > 0) await send();
    sending = undefined;
  }

  function say(news: NodeNews) {
    waiting.push(news);
    sending ??= sendAll();
  }
  const timer = setInterval(() => say({ say: "here" }), hereMs).unref();

  return {
    say,
    ready,
    redis,
    get isUp() {
      return isUp;
    },
    heardAt: (from) => heard.get(from),
    async close() {
      clearInterval(timer);
      await sending;
      stream.close();
      redis.disconnect();
    },
  };
}

interface Entry {
  readonly from: string;
  readonly news: readonly NodeNews[];
}
