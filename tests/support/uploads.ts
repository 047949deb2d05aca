import type { Attachment, AttachmentId, UploadProgress } from "../../protocol/attachment.ts";
import { newClientId } from "./actors.ts";
import type { TestServer } from "./server.ts";

/** A page that sends files over HTTP with a bearer token. */
export function uploads({ url }: Pick<TestServer, "url">, token: string) {
  const authorization = `Bearer ${token}`;
  const call = (method: string, path: string, more: RequestInit = {}) =>
    fetch(url + path, { ...more, method, headers: { authorization, ...more.headers } });
  const begin = (announced: object) =>
    call("POST", "/api/uploads", {
      body: JSON.stringify(announced),
      headers: { "content-type": "application/json" },
    });
  const piece = (id: AttachmentId, offset: number, bytes: Uint8Array) =>
    call("PATCH", `/api/uploads/${id}`, {
      body: Buffer.from(bytes),
      headers: { "content-type": "application/octet-stream", "upload-offset": String(offset) },
    });
  const whole = (name: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.append("file", new Blob([Buffer.from(bytes)]), name);
    return call("POST", "/api/attachments", { body: form });
  };
  return {
    call,
    begin,
    piece,
    whole,
    /** In one request; what it is answered with. */
    async takes(name: string, bytes: Uint8Array): Promise<Attachment> {
      const response = await whole(name, bytes);
      const { attachment, error } = await response.json();
      if (!attachment) throw new Error(`${name}: ${response.status} ${JSON.stringify(error)}`);
      return attachment;
    },
    async begins(
      size: number,
      name = "回单.jpg",
      clientId = newClientId(),
    ): Promise<UploadProgress> {
      return (await begin({ clientId, name, size })).json();
    },
    async sends(id: AttachmentId, offset: number, bytes: Uint8Array): Promise<UploadProgress> {
      return (await piece(id, offset, bytes)).json();
    },
    read: (id: string, query = "") => call("GET", `/api/attachments/${id}${query}`),
    cancel: (id: string) => call("DELETE", `/api/uploads/${id}`),
  };
}
