/** In the state of an entry of the browser's history: how many levels of the widget lie up to it. */
export const levelKey = "pocketdesk";

export const entryLevel = (): number => history.state?.[levelKey] ?? 0;

/** A page that was loaded again with the widget open is on an entry of a level that is gone: back would do nothing there. */
export function leaveLevels(): void {
  const left = entryLevel();
  if (left > 0) history.go(-left);
}
