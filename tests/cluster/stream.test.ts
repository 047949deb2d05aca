import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { connectReader, connectRedis } from "../../server/cluster/redis.ts";
import { openStream, type Stream } from "../../server/cluster/stream.ts";
import { createLink, type Link } from "../support/link.ts";
import { hasRedis, redisUrl } from "../support/redis.ts";
import { until } from "../support/server.ts";

const { hostname: host, port } = new URL(redisUrl);

describe.skipIf(!(await hasRedis()))("a stream", () => {
  let name: string;
  let link: Link;
  let plain: Redis;
  let writer: Redis;
  let stream: Stream;
  let read: string[];

  beforeEach(async () => {
    name = `test:${randomUUID()}`;
    read = [];
    link = await createLink({ host, port: Number(port || 6379) });
    plain = new Redis(redisUrl);
    await plain.xadd(name, "*", "e", "before");
    writer = connectRedis(redisUrl);
    stream = openStream({
      name,
      writer,
      reader: connectReader(`redis://127.0.0.1:${link.port}`),
      onEntry: (entry) => read.push(entry),
    });
    await stream.begun;
  });
  afterEach(async () => {
    stream.close();
    writer.disconnect();
    await plain.del(name);
    plain.disconnect();
    await link.close();
  });

  test("is read from the start of the node on, in order", async () => {
    for (const entry of ["a", "b", "c"]) await stream.add(entry);
    await until(() => expect(read).toEqual(["a", "b", "c"]));
  });

  test("that can't be reached for a while is read on from where it was", async () => {
    await stream.add("a");
    await until(() => expect(read).toEqual(["a"]));
    link.cut();
    await stream.add("b");
    await stream.add("c");
    expect(read).toEqual(["a"]);
    link.restore();
    await until(() => expect(read).toEqual(["a", "b", "c"]));
  });

  test("of a Redis that came back empty, with a clock that is behind, is read from its beginning", async () => {
    await stream.add("a");
    await until(() => expect(read).toEqual(["a"]));
    link.cut();
    await plain.del(name);
    await plain.xadd(name, "1-1", "e", "b");
    link.restore();
    await until(() => expect(read).toEqual(["a", "b"]));
  });
});
