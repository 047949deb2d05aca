/** A Redis for tests: where none answers, they are skipped, and vitest.config.ts says so in one line. */

import { Redis } from "ioredis";

/** `docker compose --profile databases up -d` makes one; REDIS_URL names another. */
export const redisUrl = process.env.REDIS_URL ?? "redis://127.0.0.1:6379";

/** False where none answers. */
export async function hasRedis(): Promise<boolean> {
  const client = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** All that Redis holds of one installation, as text. */
export async function storedInRedis(installation: string, url = redisUrl): Promise<string> {
  const client = new Redis(url);
  try {
    const keys = await client.keys(`*${installation}*`);
    const values = await Promise.all(
      keys.map(async (key) =>
        (await client.type(key)) === "stream" ? client.xrange(key, "-", "+") : client.get(key),
      ),
    );
    return JSON.stringify([keys, values]);
  } finally {
    client.disconnect();
  }
}
