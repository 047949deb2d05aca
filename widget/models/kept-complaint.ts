import type { LocalStore } from "../../ui/local-store.ts";

/** Where the device keeps the complaint that is being written. */
export const keptComplaint = "complaint";

/** Whoever has only looked at the first step has begun none. */
export const hasUnfinishedComplaint = (localStore: Pick<LocalStore, "read">): boolean =>
  /"step":[1-9]/.test(localStore.read(keptComplaint) ?? "");
