import { useWidgetContext } from "../context.ts";

const none: readonly string[] = [];

/** Whose addresses can be opened from a message. Before the session says so, nobody's. */
export const useOfficialHosts = (): readonly string[] =>
  useWidgetContext().support.session.value?.features.officialHosts ?? none;
