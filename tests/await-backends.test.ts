import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { describe, expect, test } from "vitest";
import { awaitBackends } from "../server/await-backends.ts";
import { findRedis } from "../server/cluster/find-redis.ts";
import { readConfig } from "../server/config.ts";
import { createLink } from "./support/link.ts";
import { hasPostgres, linkedUrl, testDatabaseAddress } from "./support/postgres.ts";
import { freePort, temporaryFolder } from "./support/process.ts";
import { hasRedisProgram, startRedis } from "./support/redis-server.ts";
import { until } from "./support/server.ts";

describe.skipIf(!(await hasPostgres()))("a start while the database is away", () => {
  test("waits with one line and /readyz 503, and goes on when the database comes", async () => {
    const link = await createLink(testDatabaseAddress);
    link.cut();
    const port = await freePort();
    const lines: string[] = [];
    let isThere = false;
    const config = readConfig({ PORT: String(port), DATABASE_URL: linkedUrl(link.port) });
    const waited = awaitBackends(config, { warn: (line) => void lines.push(line) }).then(() => {
      isThere = true;
    });

    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return [response.status, await response.json()];
    };
    await until(async () =>
      expect(await ask("/readyz")).toEqual([
        503,
        { status: "not ready", reasons: ["the database does not answer"], warnings: [] },
      ]),
    );
    expect(await ask("/livez")).toEqual([200, { status: "live" }]);
    expect(await ask("/api/faq")).toMatchObject([503, { error: { code: "unavailable" } }]);
    expect(isThere).toBe(false);
    link.restore();
    await waited;
    expect(lines).toEqual([
      "The database of DATABASE_URL does not answer. The server starts when it does.",
    ]);
    await expect(ask("/readyz")).rejects.toThrow();
    await link.close();
  });

  test("ends at once where TLS is asked for and the database has none", async () => {
    const url = new URL(linkedUrl(testDatabaseAddress.port));
    url.searchParams.set("sslmode", "verify-full");
    const config = readConfig({ PORT: "0", DATABASE_URL: url.href });
    await expect(awaitBackends(config, { warn: () => undefined })).rejects.toThrow(
      // Where it has TLS, its certificate is nobody's whom this machine knows.
      /^The database of DATABASE_URL can't be opened: .*(SSL|certificate)/,
    );
  });

  test("ends at once where the database will never let it in", async () => {
    const url = new URL(linkedUrl(testDatabaseAddress.port));
    url.pathname = "/no_such_database";
    const config = readConfig({ PORT: "0", DATABASE_URL: url.href });
    await expect(awaitBackends(config, { warn: () => undefined })).rejects.toThrow(
      /^The database of DATABASE_URL can't be opened: /,
    );
  });
});

test("without DATABASE_URL nothing is waited for", async () => {
  await expect(
    awaitBackends(readConfig({}), { warn: () => expect.unreachable() }),
  ).resolves.toBeUndefined();
});

describe.skipIf(!hasRedisProgram || !(await hasPostgres()))("a start while Redis is away", () => {
  test("waits with one line and /readyz 503, and goes on when Redis comes", async () => {
    const redis = await startRedis();
    await redis.kill();
    const port = await freePort();
    const lines: string[] = [];
    const config = readConfig({
      PORT: String(port),
      DATABASE_URL: linkedUrl(testDatabaseAddress.port),
      REDIS_URL: redis.url,
    });
    const waited = awaitBackends(config, { warn: (line) => void lines.push(line) });
    await until(async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect([response.status, await response.json()]).toEqual([
        503,
        { status: "not ready", reasons: ["Redis does not answer"], warnings: [] },
      ]);
    });
    await redis.start();
    await waited;
    expect(lines).toEqual([
      "The Redis of REDIS_URL does not answer. The server starts when it does.",
    ]);
    await redis.remove();
  });
});

describe.skipIf(!hasRedisProgram)("a Redis that will never let the server in", () => {
  const wrong = "The Redis of REDIS_URL can't be used: ";

  test("is refused in one line, and not waited for: no password, a wrong one, a number that it does not have", async () => {
    const redis = await startRedis({ password: "the-right-one" });
    const { port } = redis;
    await expect(findRedis(redis.url)).resolves.toBe(true);
    await expect(findRedis(`${redis.url}/1`)).resolves.toBe(true);
    await expect(findRedis(`redis://127.0.0.1:${port}`)).rejects.toThrow(`${wrong}NOAUTH`);
    await expect(findRedis(`redis://:wrong@127.0.0.1:${port}`)).rejects.toThrow(
      `${wrong}WRONGPASS`,
    );
    await expect(findRedis(`${redis.url}/99`)).rejects.toThrow(
      `${wrong}ERR DB index is out of range`,
    );
    await redis.remove();
    await expect(findRedis(redis.url)).resolves.toBe(false);
  });

  test("is refused in one line where it speaks without TLS and rediss:// asks for it", async () => {
    const redis = await startRedis({ password: "the-right-one" });
    await expect(findRedis(redis.url.replace("redis:", "rediss:"))).rejects.toThrow(
      `${wrong}it speaks without TLS, as redis:// does`,
    );
    await redis.remove();
  });
});

describe.skipIf(spawnSync("openssl", ["version"]).status !== 0)("a port that speaks TLS", () => {
  test("is refused in one line where redis:// goes there, and where nobody vouches for its certificate", async () => {
    const server = createTlsServer(await selfSigned()).on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(findRedis(`redis://127.0.0.1:${port}`)).rejects.toThrow(
      "it speaks TLS, as rediss:// does",
    );
    await expect(findRedis(`rediss://127.0.0.1:${port}`)).rejects.toThrow(
      "self-signed certificate",
    );
    await new Promise((resolve) => server.close(resolve));
  });
});

async function selfSigned() {
  const folder = await temporaryFolder();
  const [keyFile, certFile] = [join(folder.path, "key.pem"), join(folder.path, "cert.pem")];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x"];
  spawnSync("openssl", [...made, "-keyout", keyFile, "-out", certFile]);
  const pair = { key: readFileSync(keyFile), cert: readFileSync(certFile) };
  await folder.remove();
  return pair;
}
