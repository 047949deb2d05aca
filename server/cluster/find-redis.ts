import { connect } from "node:net";
import { connect as connectSecurely } from "node:tls";
import { Redis } from "ioredis";
import { redisOptions } from "./redis.ts";

const lookMs = 2_000;

/** Resolves true where it answers, false where it may later. Throws one plain line where it never will. */
export async function findRedis(url: string): Promise<boolean> {
  let failure: unknown;
  const client = new Redis(url, { ...redisOptions, lazyConnect: true, retryStrategy: () => null });
  // A refused AUTH or SELECT comes as an event; what `connect` throws then says only that the link has ended.
  client.on("error", (error) => {
    failure = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    failure ??= error;
  } finally {
    client.disconnect();
  }
  if (failure === undefined) return true;
  const text = failure instanceof Error ? failure.message : String(failure);
  const reason = isFinal(failure) ? text : await otherProtocolAt(url);
  if (reason === undefined) return false;
  throw new Error(`The Redis of REDIS_URL can't be used: ${reason}`, { cause: failure });
}

/** What waiting does not mend: a wrong password or number, or a certificate. Nobody there (`ECONNREFUSED`) and a Redis that starts pass. */
function isFinal(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false;
  if (/^(WRONGPASS|NOAUTH|NOPERM|ERR (DB index|invalid DB))/.test(failure.message)) return true;
  return "code" in failure && !/^E(?!RR_)[A-Z_]+$/.test(String(failure.code));
}

/** A port that speaks TLS says nothing to who doesn't, and the other way round: it would be waited for without an end. */
async function otherProtocolAt(url: string): Promise<string | undefined> {
  const { protocol, hostname, port } = new URL(url);
  const at = { host: hostname.replace(/^\[|\]$/g, ""), port: Number(port || 6379) };
  if (protocol === "rediss:") {
    return (await speaksPlainly(at)) ? "it speaks without TLS, as redis:// does" : undefined;
  }
  return (await speaksTls(at)) ? "it speaks TLS, as rediss:// does" : undefined;
}

interface RedisPlace {
  readonly host: string;
  readonly port: number;
}

const speaksPlainly = (at: RedisPlace) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ ...at, timeout: lookMs }, () => socket.write("PING\r\n"));
    const end = (speaks: boolean) => {
      socket.destroy();
      resolve(speaks);
    };
    // With a password it answers `-NOAUTH`.
    socket.once("data", (data) => end(/^[+-]/.test(data.toString("latin1"))));
    socket.once("timeout", () => end(false)).once("error", () => end(false));
    socket.once("close", () => end(false));
  });

const speaksTls = ({ host, port }: RedisPlace) =>
  new Promise<boolean>((resolve) => {
    // Only to know whether there is TLS: nothing is sent.
    const socket = connectSecurely({ host, port, rejectUnauthorized: false }, () => end(true));
    const end = (speaks: boolean) => {
      socket.destroy();
      resolve(speaks);
    };
    socket.setTimeout(lookMs, () => end(false));
    socket.once("error", () => end(false)).once("close", () => end(false));
  });
