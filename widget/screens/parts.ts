/** The files of what an open chat does not need. */
export const loadReading = () => import("./reading.ts");
export const loadSurvey = () => import("./survey.tsx");

/** Fetches them ahead, so that they are there where the network is not. What fails is fetched when it is shown. */
export function prefetchParts(): void {
  for (const load of [loadReading, loadSurvey]) load().catch(() => {});
}
