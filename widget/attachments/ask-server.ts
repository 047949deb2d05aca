import type { AttachmentId, UploadProgress } from "../../protocol/attachment.ts";
import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

/** One request of an upload. Throws a `Refusal`, or `Unreachable`. */
export interface UploadRequest {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** Of an upload that has begun. */
  readonly id?: AttachmentId;
  readonly body?: Blob | string;
  /** Where a piece begins. */
  readonly offset?: number;
  readonly onSent?: (bytes: number) => void;
}

export type AskServer = (request: UploadRequest, signal: AbortSignal) => Promise<UploadProgress>;

interface AskOptions {
  readonly server: string;
  readonly bearer: () => string | undefined;
}

/** A piece takes some seconds on a bad network; after so many milliseconds nobody is there. */
const silentMs = 20_000;

/** By XMLHttpRequest: a `fetch` does not say how much of its body has left. */
export const askBy =
  ({ server, bearer }: AskOptions): AskServer =>
  ({ method, id, body, offset, onSent }, signal) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, `${server}/api/uploads${id ? `/${id}` : ""}`);
      request.timeout = silentMs;
      request.responseType = "json";
      request.setRequestHeader("authorization", `Bearer ${bearer() ?? ""}`);
      const type = typeof body === "string" ? "application/json" : "application/octet-stream";
      if (body !== undefined) request.setRequestHeader("content-type", type);
      if (offset !== undefined) request.setRequestHeader("upload-offset", `${offset}`);
      if (onSent) request.upload.onprogress = ({ loaded }) => onSent(loaded);
      const fail = () => reject(new Unreachable("the upload was not answered"));
      request.onerror = request.ontimeout = request.onabort = fail;
      request.onload = () => {
        if (request.status < 300) return resolve(request.response);
        const { error }: { error?: RefusalBody } = request.response ?? {};
        // A proxy's answer is not one of ours; 408: the network was too slow for this piece.
        if (error === undefined || request.status === 408) return fail();
        reject(new Refusal(error));
      };
      signal.addEventListener("abort", () => request.abort());
      if (signal.aborted) fail();
      else request.send(body);
    });
