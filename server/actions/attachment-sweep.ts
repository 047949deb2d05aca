import type { AttachmentRecord } from "../domain/attachment.ts";
import { Refusal } from "../domain/refusal.ts";
import { piecesFolder, refuseUnreachable } from "./blobs.ts";
import { commit } from "./commit.ts";
import { finishUpload } from "./finish-upload.ts";
import type { Services } from "./services.ts";

const atOnce = 50;
/** A scan may take a while, and others are to be swept meanwhile. */
const scansAtOnce = 5;
const hourMs = 3_600_000;
/** How long what was never sent is kept since it was touched last. A half upload can be gone on with for that long. */
const keptMs: Readonly<Record<AttachmentRecord["state"], number>> = {
  receiving: hourMs,
  held: 24 * hourMs,
  ready: 24 * hourMs,
};

/**
 * Deletes what nobody has sent, asks the scanner again, and empties the folders of what is gone. To be called every few seconds;
 * a process that dies in between costs nothing, and a second call does no harm. Where the blobs can't be reached, the next call
 * goes on.
 */
export async function sweepAttachments(services: Services): Promise<void> {
  try {
    for (const state of ["receiving", "held", "ready"] as const)
      await deleteUnsent(services, state);
    await scanHeld(services);
    await emptyDeadBlobs(services);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "unavailable")) throw error;
  }
}

async function deleteUnsent(services: Services, state: AttachmentRecord["state"]) {
  const before = services.clock.now() - keptMs[state];
  if ((await services.store.attachmentsUnsent(state, before, 1)).length === 0) return;
  await commit(services, async ({ tx }) => {
    for (const { id } of await tx.attachmentsUnsent(state, before, atOnce)) {
      await tx.deleteAttachment(id);
    }
  });
}

async function scanHeld(services: Services) {
  for (const held of await services.store.attachmentsHeld(scansAtOnce)) {
    try {
      const { held: stillHeld } = await finishUpload(services, held);
      if (stillHeld) return;
    } catch (error) {
      // It was blocked, or is no picture: its sender hears so when they ask.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** The row was deleted with its folder's name kept: the bytes go now. */
export async function emptyDeadBlobs(services: Services): Promise<void> {
  const { store, blobs } = services;
  for (;;) {
    const folders = await store.deadBlobs(atOnce);
    for (const folder of folders) {
      await refuseUnreachable(blobs.remove(folder));
      await refuseUnreachable(blobs.remove(piecesFolder(folder)));
      await commit(services, ({ tx }) => tx.forgetDeadBlob(folder));
    }
    if (folders.length < atOnce) return;
  }
}
