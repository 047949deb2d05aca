/** The files of what an open chat does not need. The first come with the texts, the others when there is time. */
export const loadFirst = () => import("./first-parts.ts");
export const loadReading = () => import("./reading.ts");

/** Fetches them ahead, so that they are there where the network is not. What fails is fetched when it is shown. */
export function prefetchParts(): void {
  loadReading().catch(() => {});
}
