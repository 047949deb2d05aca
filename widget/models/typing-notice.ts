/** The server's word of it fades after a moment; while the customer goes on, it is renewed every so many milliseconds. */
const renewMs = 2_000;

/** Tells the other side that the customer writes, and when they stop. Only a courtesy: what is lost is not sent again. */
export function createTypingNotice(
  send: (on: boolean) => Promise<unknown>,
  now: () => number = Date.now,
) {
  let sentAt: number | undefined;
  const forget = () => {
    sentAt = undefined;
  };
  return {
    set(on: boolean) {
      const time = now();
      if (on ? sentAt !== undefined && time - sentAt < renewMs : sentAt === undefined) return;
      sentAt = on ? time : undefined;
      send(on).catch(forget);
    },
    /** The message has been sent, which says the same. */
    forget,
  };
}
