/** Keeps the end of a growing log in view, but never scrolls for someone who has scrolled up to read. */
export interface StickToEnd {
  /**
   * Something was added: a row, or what stands below the last one. The reader's own message always comes into view, others only
   * for who is at the end, from `start`: the first row of what was said in one go. Answers whether it is in view now.
   */
  grown(added: {
    readonly row: HTMLElement | undefined;
    readonly start: HTMLElement | undefined;
    readonly own: boolean;
    readonly isNew: boolean;
  }): boolean;
  /** Reads on from here, which may be above the end. */
  readFrom(top: number): void;
  toEnd(): void;
  stop(): void;
}

/** Closer than this to the end counts as being there. */
const nearPx = 96;
/** Room above rows that are taller than the screen, with what follows, so that their beginning is seen. */
const roomPx = 12;

export function stickToEnd(log: HTMLElement, onAway: (away: boolean) => void): StickToEnd {
  let following = true;
  let height = log.clientHeight;
  /** What stands below the last row, such as the queue card: its height. */
  let below = 0;
  const distance = () => log.scrollHeight - log.clientHeight - log.scrollTop;
  const follow = (on: boolean) => {
    following = on;
    onAway(!on);
  };
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    follow(true);
  };
  // Only the reader's own scrolling ends it: wheel, finger and keys are all scroll events. A changed height is not the reader's doing.
  const handleScroll = () =>
    follow(distance() < nearPx || (following && log.clientHeight !== height));
  // The keyboard came, or the composer grew: the last message must not hide behind it.
  const resized = new ResizeObserver(() => {
    const grownBy = height - log.clientHeight;
    height = log.clientHeight;
    if (following && grownBy > 0) log.scrollTop += grownBy;
    if (following && distance() < nearPx) log.scrollTop = log.scrollHeight;
  });
  log.addEventListener("scroll", handleScroll, { passive: true });
  resized.observe(log);
  return {
    grown({ row, start, own, isNew }) {
      const before = below;
      below = row === undefined ? 0 : log.scrollHeight - row.offsetTop - row.offsetHeight;
      if (!own && !following) {
        onAway(true);
        return false;
      }
      // With whatever stands below it: what has come there itself is what is new.
      const height = start === undefined ? 0 : log.scrollHeight - start.offsetTop;
      const tall = start !== undefined && height > log.clientHeight - 2 * roomPx;
      if (tall && !own && (isNew || below <= before)) log.scrollTop = start.offsetTop - roomPx;
      else toEnd();
      return true;
    },
    readFrom(top) {
      log.scrollTop = top;
      follow(distance() < nearPx);
    },
    toEnd,
    stop() {
      log.removeEventListener("scroll", handleScroll);
      resized.disconnect();
    },
  };
}
