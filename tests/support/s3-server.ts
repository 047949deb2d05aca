/** A small S3-compatible service in memory, which checks signatures (Signature Version 4) by itself. */

import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const keys = { id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" } as const;
const region = "cn-north-1";
const bucket = "evidence";

const sha256 = (text: string | Buffer) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();

/** As the specification has it: encoded once more than `encodeURIComponent` does. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const { authorization = "", host } = request.headers;
  const [, date = "", signed = "", signature = ""] =
    /Credential=AKIDEXAMPLE\/(\d{8})\/cn-north-1\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
      authorization,
    ) ?? [];
  const url = new URL(request.url ?? "", `http://${host}`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const headers = signed.split(";").map((name) => `${name}:${request.headers[name]}\n`);
  if (request.headers["x-amz-content-sha256"] !== sha256(body)) return false;
  const canonical = [request.method, url.pathname, query, headers.join(""), signed, sha256(body)];
  const scope = `${date}/${region}/s3/aws4_request`;
  const time = String(request.headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical.join("\n"))].join("\n");
  const key = [date, region, "s3", "aws4_request"].reduce<string | Buffer>(
    hmac,
    `AWS4${keys.secret}`,
  );
  return hmac(key, toSign).toString("hex") === signature;
}

export interface S3Server {
  /** As `BLOBS_URL`; with another secret where one is given. */
  url(secret?: string): string;
  readonly objects: Map<string, Buffer>;
  /** Every request is answered with this status until it is undefined again. */
  failing: number | undefined;
  stop(): Promise<void>;
}

export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const state: { failing: number | undefined } = { failing: undefined };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const end = (status: number, text: string | Buffer = "") =>
      response.writeHead(status).end(text);
    const refuse = (status: number, code: string) =>
      end(status, `<Error><Code>${code}</Code></Error>`);
    if (state.failing) return refuse(state.failing, "InternalError");
    if (!isSigned(request, body)) return refuse(403, "SignatureDoesNotMatch");
    const url = new URL(request.url ?? "", "http://s3");
    const [, named, ...rest] = url.pathname.split("/").map(decodeURIComponent);
    if (named !== bucket) return refuse(404, "NoSuchBucket");
    const key = rest.join("/");
    if (request.method === "PUT") objects.set(key, body);
    if (request.method === "DELETE") objects.delete(key);
    if (request.method !== "GET") return end(request.method === "PUT" ? 200 : 204);
    const prefix = url.searchParams.get("prefix");
    if (prefix === null) {
      const found = objects.get(key);
      return found ? end(200, found) : refuse(404, "NoSuchKey");
    }
    // Two at a time: whoever empties a folder has to ask again.
    const page = [...objects.keys()].filter((one) => one.startsWith(prefix)).slice(0, 2);
    const listed = page.map((one) => `<Contents><Key>${encoded(one)}</Key></Contents>`);
    return end(200, `<ListBucketResult>${listed.join("")}</ListBucketResult>`);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (secret = keys.secret) =>
      `s3://${keys.id}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${bucket}/a folder?region=${region}&tls=off`,
    objects,
    get failing() {
      return state.failing;
    },
    set failing(status) {
      state.failing = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
