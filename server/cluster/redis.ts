import { Redis, type RedisOptions } from "ioredis";

/** An answer that takes longer is none, in milliseconds: whoever asks goes on without Redis. */
const answerMs = 500;
const longestPauseMs = 1_000;

const options: Omit<RedisOptions, "replyMapping"> = {
  protocol: 2,
  commandTimeout: answerMs,
  connectTimeout: 2_000,
  keepAlive: 5_000,
  // What can't be sent now is refused now.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  retryStrategy: (times) => Math.min(times * 100, longestPauseMs),
  connectionName: "pocketdesk",
};

/** A read waits so long for news. A connection on which nothing comes for twice as long is dead. */
export const blockMs = 1_500;

/** For commands that answer at once. It comes back by itself; errors are the commands' own. */
export function connectRedis(url: string): Redis {
  return silenced(new Redis(url, options));
}

/** A second connection, for reads that wait. */
export const connectReader = (url: string): Redis =>
  silenced(
    new Redis(url, {
      ...options,
      commandTimeout: 2 * blockMs,
      socketTimeout: 2 * blockMs,
    }),
  );

function silenced(client: Redis): Redis {
  return client.on("error", () => undefined);
}

/** Resolves where it answers. Throws where it is not there now, and one plain line where it never will be. */
export async function findRedis(url: string): Promise<boolean> {
  const client = silenced(
    new Redis(url, { ...options, lazyConnect: true, retryStrategy: () => null }),
  );
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/WRONGPASS|NOAUTH|NOPERM|DB index/.test(text)) {
      throw new Error(`The Redis of REDIS_URL can't be used: ${text}`, { cause: error });
    }
    return false;
  } finally {
    client.disconnect();
  }
}
