import type { MessageRecord } from "../domain/records.ts";

/** The sender has sent the same `clientId` before; `kept` is the message as it was kept then. */
export class DuplicateMessage extends Error {
  readonly kept: MessageRecord;

  constructor(kept: MessageRecord) {
    super("The message is kept already.");
    this.kept = kept;
  }
}

/** The database can't take or give anything now. Nothing was saved; the same call may work later. */
export class StoreUnavailable extends Error {}

/** The database holds what it should not: a broken page, or a row that is no text. */
export class StoreDamaged extends StoreUnavailable {}
