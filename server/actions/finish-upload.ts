import {
  type AttachmentType,
  attachmentTypes,
  type UploadProgress,
} from "../../protocol/attachment.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";
import { typeOfFile } from "../domain/file-type.ts";
import { Refusal } from "../domain/refusal.ts";
import { ScannerUnavailable } from "../ports/scanner.ts";
import { presentAttachment } from "../present/attachment.ts";
import { keptKey, piecesFolder, refuseUnreachable, thumbKey } from "./blobs.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

/** The keys of pieces of these sizes. The size is in the name: a shorter piece that is sent again never stands for a longer one. */
export function piecesOf(folder: string, sizes: readonly number[], first = 0): readonly string[] {
  let offset = first;
  return sizes.map((size) => {
    const key = `${piecesFolder(folder)}/${offset}-${size}`;
    offset += size;
    return key;
  });
}

/** How far it has come. Where all of it is there, it is looked at, made what is kept, and answered; what is not taken is deleted. */
export async function finishUpload(
  services: Services,
  upload: AttachmentRecord,
): Promise<UploadProgress> {
  const { id, received: offset, size, state } = upload;
  if (state === "ready") return progressOf(upload);
  if (offset < size) return { id, offset };
  return services.uploadTurns.take(() => finishNow(services, upload));
}

async function finishNow(services: Services, { id }: AttachmentRecord): Promise<UploadProgress> {
  // While it waited, the same piece may have come again and been answered.
  const upload = await services.store.attachment(id);
  if (!upload) throw new Refusal("not_found", "There is no such upload.");
  if (upload.state === "ready") return progressOf(upload);
  const bytes = await wholeOf(services, upload);
  try {
    const type = typeOfFile(bytes);
    if (type === undefined) throw unsupported();
    const isClean = await scan(services, bytes);
    if (isClean === undefined) return hold(services, upload);
    if (!isClean) throw unsupported();
    return progressOf(await keep(services, upload, { bytes, type }));
  } catch (error) {
    if (error instanceof Refusal && isFinal.has(error.code)) await discard(services, upload);
    throw error;
  }
}

/** The same bytes would be refused again. */
const isFinal: ReadonlySet<Refusal["code"]> = new Set(["unsupported_type", "too_large"]);

const unsupported = () => new Refusal("unsupported_type", "Files of this kind are not taken.");

const progressOf = (upload: AttachmentRecord): UploadProgress => ({
  id: upload.id,
  offset: upload.received,
  attachment: presentAttachment(upload),
});

async function wholeOf({ blobs }: Services, { folder, pieces }: AttachmentRecord) {
  const found: Uint8Array[] = [];
  for (const key of piecesOf(folder, pieces)) {
    const piece = await refuseUnreachable(blobs.get(key));
    if (!piece) throw new Error("A piece of an upload is gone.");
    found.push(piece);
  }
  return Buffer.concat(found);
}

/** Undefined where the scanner can't say: the file waits for it. */
async function scan({ scanner }: Services, bytes: Uint8Array): Promise<boolean | undefined> {
  if (!scanner) return true;
  return scanner.isClean(bytes).catch((error) => {
    if (error instanceof ScannerUnavailable) return undefined;
    throw error;
  });
}

async function hold(services: Services, { id, received, state }: AttachmentRecord) {
  if (state !== "held") {
    await commit(services, ({ tx, now }) =>
      tx.updateAttachment(id, { state: "held", touchedAt: now }),
    );
  }
  return { id, offset: received, held: true } as const;
}

async function keep(
  services: Services,
  upload: AttachmentRecord,
  { bytes, type }: { readonly bytes: Uint8Array; readonly type: AttachmentType },
): Promise<AttachmentRecord> {
  const { id, folder } = upload;
  const { blobs } = services;
  const picture =
    type === "application/pdf" ? undefined : await services.pictures.encode(bytes, type);
  const kept = picture?.bytes ?? bytes;
  await refuseUnreachable(blobs.put(keptKey(folder), kept));
  if (picture) await refuseUnreachable(blobs.put(thumbKey(folder), picture.thumb));
  const isThere = await commit(services, async ({ tx, now }) => {
    if (!(await tx.attachment(id))) return false;
    await tx.updateAttachment(id, {
      state: "ready",
      type,
      name: namedAs(upload.name, type),
      size: kept.length,
      pieces: [],
      width: picture?.width,
      height: picture?.height,
      hash: services.secrets.hashBytes(kept),
      thumbHash: picture && services.secrets.hashBytes(picture.thumb),
      touchedAt: now,
    });
    return true;
  });
  await refuseUnreachable(blobs.remove(piecesFolder(folder)));
  const after = await services.store.attachment(id);
  if (isThere && after) return after;
  // Cancelled, or its customer erased, while it was being looked at.
  await refuseUnreachable(blobs.remove(folder));
  throw new Refusal("not_found", "There is no such upload.");
}

/** `invoice.pdf.jpg` and `x.html` both end as what they are. */
function namedAs(name: string, type: AttachmentType): string {
  const end = attachmentTypes[type];
  const isNamedSo = new RegExp(`\\.${end === "jpg" ? "jpe?g" : end}$`, "i").test(name);
  return isNamedSo ? name : `${name.replace(/\.[A-Za-z0-9]{1,8}$/, "")}.${end}`;
}

async function discard(services: Services, { id, folder }: AttachmentRecord) {
  await commit(services, ({ tx }) => tx.deleteAttachment(id));
  await refuseUnreachable(services.blobs.remove(piecesFolder(folder)));
}
