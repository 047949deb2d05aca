/** Keeps the end of a growing log in view, but never scrolls for someone who has scrolled up to read. */
export interface StickToEnd {
  /**
   * Something was added: a row, or what stands below the last one. The reader's own message always comes into view, others only
   * for who is at the end. What does not fit with all that follows is shown from `start`, the row where what was said in one go
   * begins; what stands below the rows, such as the queue card, from its top. Answers whether it is in view now.
   */
  grown(added: {
    readonly row: HTMLElement | undefined;
    readonly start: HTMLElement | undefined;
    readonly own: boolean;
    readonly isNew: boolean;
  }): boolean;
  /** Reads on from here: as far down as there is something to see. */
  readFrom(top: number): void;
  stop(): void;
}

/** Closer than this to the end counts as being there. */
const nearPx = 96;
/** Between two rows: of the one above no line is cut in half. */
const gapPx = 4;

export const afterRow = (row: HTMLElement | undefined): number =>
  row ? row.offsetTop + row.offsetHeight + gapPx : 0;

export function stickToEnd(log: HTMLElement, onAway: (away: boolean) => void): StickToEnd {
  let following = true;
  let height = log.clientHeight;
  /** What stands below the last row, such as the queue card: its height. */
  let below = 0;
  /** Where the log was put for the reader, who has not scrolled since. */
  let placed = -1;
  const distance = () => log.scrollHeight - log.clientHeight - log.scrollTop;
  const follow = (on: boolean) => {
    following = on;
    onAway(!on);
  };
  const place = (top: number) => {
    log.scrollTop = top - gapPx;
    placed = log.scrollTop;
    following = distance() < nearPx;
  };
  // Only the reader's own scrolling ends it: wheel, finger and keys are all scroll events. A changed height is not the reader's doing.
  const handleScroll = () => {
    if (log.scrollTop === placed) return;
    placed = -1;
    follow(distance() < nearPx || (following && log.clientHeight !== height));
  };
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
      below = log.scrollHeight - afterRow(row);
      if (!own && !following) {
        // What grows in an answer that is being read takes nobody away from it.
        if (isNew || placed < 0) onAway(true);
        return false;
      }
      place(isNew || below === before ? ((own ? row : start)?.offsetTop ?? 0) : afterRow(row));
      // What follows has not been left: it is read next.
      onAway(false);
      return true;
    },
    readFrom(top) {
      place(top);
      onAway(!following);
    },
    stop() {
      log.removeEventListener("scroll", handleScroll);
      resized.disconnect();
    },
  };
}
