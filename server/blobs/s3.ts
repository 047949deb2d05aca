import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { type Blobs, BlobsUnavailable } from "../ports/blobs.ts";
import type { S3Place } from "../ports/s3-place.ts";

/** A service that takes longer is not there. */
const patienceMs = 20_000;
const retries = 2;

/** In a bucket of an S3-compatible service, signed by Signature Version 4; the bucket stands in the path, as all of them take it. */
export function openS3Blobs({ endpoint, bucket, prefix, region, ...keys }: S3Place): Blobs {
  const client = new AwsClient({ ...keys, service: "s3", region, retries });
  const root = `${endpoint}/${encodeURIComponent(bucket)}`;

  async function ask(
    method: string,
    url: string,
    body: Uint8Array = new Uint8Array(),
  ): Promise<Response> {
    const hash = createHash("sha256").update(body).digest("hex");
    const request = await client.fetch(url, {
      method,
      headers: { "x-amz-content-sha256": hash },
      signal: AbortSignal.timeout(patienceMs),
      ...(method === "PUT" ? { body: Buffer.from(body) } : {}),
    });
    if (request.ok || request.status === 404) return request;
    // The service's words may name the bucket and the key: its code is enough.
    const [, code = ""] = /<Code>(\w+)<\/Code>/.exec(await request.text()) ?? [];
    throw new Error(`The service for files answered ${request.status} ${code}`.trim());
  }

  async function keysIn(folder: string): Promise<readonly string[]> {
    const query = new URLSearchParams({
      "encoding-type": "url",
      "list-type": "2",
      prefix: `${prefix}${folder}/`,
    });
    const listed = await (await ask("GET", `${root}?${query}`)).text();
    return [...listed.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = ""]) =>
      decodeURIComponent(key.replaceAll("+", " ")),
    );
  }

  const urlOf = (whole: string) => `${root}/${whole.split("/").map(encodeURIComponent).join("/")}`;
  const stored = (key: string) => urlOf(prefix + checkedKey(key));

  return {
    put: (key, bytes) =>
      reachable(async () => {
        const { status } = await ask("PUT", stored(key), bytes);
        if (status === 404) throw new Error("The service for files has no such bucket.");
      }),
    get: (key) =>
      reachable(async () => {
        const answer = await ask("GET", stored(key));
        return answer.status === 404 ? undefined : new Uint8Array(await answer.arrayBuffer());
      }),
    remove: (folder) =>
      reachable(async () => {
        // A page of a list holds a thousand; a folder of ours far less, but for one that a dead process has left.
        for (;;) {
          const keys = await keysIn(folder);
          if (keys.length === 0) return;
          for (const key of keys) await ask("DELETE", urlOf(key));
        }
      }),
  };
}

function checkedKey(key: string): string {
  const [, folder, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(key) ?? [];
  if (!folder || !name || folder.startsWith(".") || name.startsWith(".")) {
    throw new Error("That is no key of a blob.");
  }
  return key;
}

const reachable = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw new BlobsUnavailable(error instanceof Error ? error.message : "", { cause: error });
  }
};
