import { randomUUID } from "node:crypto";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  type Attachment,
  type AttachmentId,
  attachmentLimits,
  isPicture,
} from "../../protocol/attachment.ts";
import { uploadPayloads } from "../../protocol/attachment-schemas.ts";
import type { ClientId } from "../../protocol/conversation.ts";
import { openAttachment } from "../actions/attachments.ts";
import { addPiece, beginUpload, type Uploader } from "../actions/uploads.ts";
import { Refusal } from "../domain/refusal.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";
import { countFileCall, countUploadOf, uploaderOf } from "./uploader.ts";

/** A file in one request, and the way to all of them. No other route reads a body of parts. */
export async function serveAttachments(app: FastifyInstance, http: Http): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: {
        files: 1,
        fields: 0,
        parts: 1,
        // One more than is taken, so that too much is seen at once, and not at the end of the request.
        fileSize: attachmentLimits.bytes + 1,
        headerPairs: 20,
        fieldNameSize: 20,
      },
    });
    serveFiles(scope, http);
  });
}

function serveFiles(app: FastifyInstance, http: Http): void {
  const { services } = http;
  app.post(
    "/api/attachments",
    { bodyLimit: attachmentLimits.bytes + 4_096 },
    async (request, reply) => {
      const uploader = await uploaderOf(request, http);
      const bytes = Number(request.headers["content-length"] ?? attachmentLimits.bytes);
      await countUploadOf(request, http, { sender: uploader, bytes });
      const file = await services.uploadTurns.take(() => fileIn(request));
      return reply.status(201).send({ attachment: await takeWhole(http, uploader, file) });
    },
  );

  app.get("/api/attachments/:id", async (request, reply) => {
    const viewer = await uploaderOf(request, http);
    await countFileCall(request, http, viewer);
    const { id } = validate(uploadPayloads.numbered, request.params);
    const thumb = validate(uploadPayloads.shown, request.query).thumb !== undefined;
    const shown = await openAttachment(services, viewer, { id: id as AttachmentId, thumb });
    return sendFile(reply, shown.view, { thumb, bytes: shown.bytes });
  });
}

interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

async function fileIn(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) {
    throw new Refusal("unsupported_type", "A multipart body with one part `file` is needed.");
  }
  let found: SentFile | undefined;
  // To the end: a second part is refused by the limits.
  for await (const part of request.files()) {
    if (part.fieldname !== "file") throw new Refusal("invalid", "The part `file` is missing.");
    found = { name: part.filename, bytes: await bytesOf(part.file) };
  }
  if (!found) throw new Refusal("invalid", "The part `file` is missing.");
  if (found.bytes.length === 0) throw new Refusal("unsupported_type", "The file is empty.");
  return found;
}

async function bytesOf(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > attachmentLimits.bytes) throw new Refusal("too_large", "The file is too large.");
  }
  return Buffer.concat(chunks);
}

/** The same way as a file in pieces. */
async function takeWhole(
  { services }: Http,
  uploader: Uploader,
  { name, bytes }: SentFile,
): Promise<Attachment> {
  const clientId = randomUUID() as string as ClientId;
  const given = { clientId, name, size: bytes.length };
  const { id } = await beginUpload(services, uploader, validate(uploadPayloads.begin, given));
  const { attachment } = await addPiece(services, uploader, { id, offset: 0, bytes });
  if (attachment) return attachment;
  throw new Refusal("unavailable", "The file is held until it has been looked through.", 10_000);
}

/**
 * A picture of ours may stand in a page; whatever else somebody has made is only ever saved. Nothing in it can run: no page may
 * guess another type, and as a page of its own it has no rights at all.
 */
function sendFile(
  reply: FastifyReply,
  { name, type }: Attachment,
  { thumb, bytes }: { readonly thumb: boolean; readonly bytes: Uint8Array },
) {
  const how = isPicture({ type }) ? "inline" : "attachment";
  return reply
    .header("content-type", thumb ? "image/jpeg" : type)
    .header("content-disposition", `${how}; ${fileNameHeader(name)}`)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "private, no-store")
    .send(Buffer.from(bytes));
}

/** RFC 6266: a plain name for the old, the true one for the others. */
function fileNameHeader(name: string): string {
  const plain = name.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
