/** A TCP link to a server that tests cut, block and restore. */

import { connect, createServer, type Socket } from "node:net";

export interface Link {
  readonly port: number;
  /** So often was a link cut by `cutReplyTo`. */
  readonly cuts: () => number;
  /** The next packet from the client that holds these bytes arrives; its answer does not, and the link ends. */
  cutReplyTo(bytes: string): void;
  /** All links end, and no new ones are made until `restore`. */
  cut(): void;
  /** As in airplane mode: nothing passes the links any more, and neither side hears of it. New ones are not made until `restore`. */
  silence(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function createLink(target: {
  readonly host: string;
  readonly port: number;
}): Promise<Link> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let awaited: string | undefined;
  let isCut = false;
  let isSilent = false;
  let cuts = 0;
  let silences = 0;

  const server = createServer((client) => {
    const upstream = connect(target);
    const pair = [client, upstream] as const;
    let dropsReply = false;
    const era = silences;
    /** What has been silent once stays so. */
    const passes = () => era === silences && !isSilent;
    const end = () => {
      for (const socket of pair) socket.destroy();
      pairs.delete(pair);
    };
    if (isCut) return end();
    pairs.add(pair);
    for (const socket of pair) socket.on("error", end).on("close", end);
    client.on("data", (data) => {
      if (!passes()) return;
      if (awaited !== undefined && data.includes(awaited)) {
        awaited = undefined;
        dropsReply = true;
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (!passes()) return;
      if (!dropsReply) return void client.write(data);
      cuts += 1;
      end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const cutAll = () => {
    for (const [client] of [...pairs]) client.destroy();
  };

  return {
    port: typeof address === "object" && address ? address.port : 0,
    cuts: () => cuts,
    cutReplyTo(bytes) {
      awaited = bytes;
    },
    cut() {
      isCut = true;
      cutAll();
    },
    silence() {
      isSilent = true;
      silences += 1;
    },
    restore() {
      isCut = isSilent = false;
    },
    close() {
      cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
