/** A count on the launcher; none takes it away. */
export function markLauncher(launcher: Pick<HTMLElement, "dataset">, count: number): void {
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}
