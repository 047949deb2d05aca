/** Keeps the end of a growing log in sight, but never under the eyes of someone who scrolled up to read. */
export interface StickToEnd {
  /** Something was added: `own` always comes into view, the rest only for who is at the end. */
  grown(added: { readonly row: HTMLElement | undefined; readonly own: boolean }): void;
  toEnd(): void;
  stop(): void;
}

/** Closer than this to the end counts as being there. */
const nearPx = 96;
/** Room above a row that is taller than the screen, so that its beginning is seen. */
const roomPx = 12;

export function stickToEnd(log: HTMLElement, onAway: (away: boolean) => void): StickToEnd {
  let held = true;
  let height = log.clientHeight;
  const distance = () => log.scrollHeight - log.clientHeight - log.scrollTop;
  const hold = (on: boolean) => {
    held = on;
    onAway(!on);
  };
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    hold(true);
  };
  // Only the reader's own movement lets go: wheel, finger and keys all end up as a scroll event.
  const handleScroll = () => hold(distance() < nearPx || (held && log.clientHeight !== height));
  // The keyboard came, or the composer grew: the last message must not hide behind it.
  const resized = new ResizeObserver(() => {
    const grownBy = height - log.clientHeight;
    height = log.clientHeight;
    if (held && grownBy > 0) log.scrollTop += grownBy;
    if (held && distance() < nearPx) log.scrollTop = log.scrollHeight;
  });
  log.addEventListener("scroll", handleScroll, { passive: true });
  resized.observe(log);
  return {
    grown({ row, own }) {
      if (own) return toEnd();
      if (!held) return onAway(true);
      const tall = row !== undefined && row.offsetHeight > log.clientHeight - 2 * roomPx;
      if (tall) log.scrollTop = row.offsetTop - roomPx;
      else toEnd();
    },
    toEnd,
    stop() {
      log.removeEventListener("scroll", handleScroll);
      resized.disconnect();
    },
  };
}
