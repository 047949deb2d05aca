import type { FastifyInstance, FastifyRequest } from "fastify";
import { type AttachmentId, attachmentLimits } from "../../protocol/attachment.ts";
import { uploadPayloads } from "../../protocol/attachment-schemas.ts";
import { addPiece, beginUpload, cancelUpload } from "../actions/uploads.ts";
import { validate } from "../edge/validate.ts";
import type { Http } from "./http.ts";
import { countFileCall, countUploadOf, uploaderOf } from "./uploader.ts";

/**
 * Uploads in pieces, for networks that break: begun with a `clientId` and gone on with after a reload. A page keeps the
 * `clientId`, asks where the upload stands, and sends what is missing.
 */
export function serveUploads(app: FastifyInstance, http: Http): void {
  const { services } = http;
  const idIn = (request: FastifyRequest) =>
    validate(uploadPayloads.numbered, request.params).id as AttachmentId;

  app.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: attachmentLimits.pieceBytes },
    (_request, body, done) => done(null, body),
  );

  app.post("/api/uploads", async (request, reply) => {
    const uploader = await uploaderOf(request, http);
    const announced = validate(uploadPayloads.begin, request.body);
    await countUploadOf(request, http, { sender: uploader, bytes: announced.size });
    return reply.status(201).send(await beginUpload(services, uploader, announced));
  });

  app.patch<{ Body: unknown }>(
    "/api/uploads/:id",
    { bodyLimit: attachmentLimits.pieceBytes },
    async (request) => {
      const uploader = await uploaderOf(request, http);
      await countFileCall(request, http, uploader);
      const { "upload-offset": offset } = validate(uploadPayloads.piece, request.headers);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return addPiece(services, uploader, { id: idIn(request), offset, bytes });
    },
  );

  app.delete("/api/uploads/:id", async (request, reply) => {
    const uploader = await uploaderOf(request, http);
    await cancelUpload(services, uploader, idIn(request));
    return reply.status(204).send();
  });
}
