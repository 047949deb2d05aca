import { Redis, type RedisOptions } from "ioredis";

/** An answer that takes longer is none, in milliseconds: whoever asks goes on without Redis. */
const answerMs = 500;
const longestPauseMs = 1_000;

export const redisOptions: Omit<RedisOptions, "replyMapping"> = {
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
  return silenced(new Redis(url, redisOptions));
}

/** A second connection, for reads that wait. */
export const connectReader = (url: string): Redis =>
  silenced(
    new Redis(url, {
      ...redisOptions,
      commandTimeout: 2 * blockMs,
      socketTimeout: 2 * blockMs,
    }),
  );

function silenced(client: Redis): Redis {
  return client.on("error", () => undefined);
}
