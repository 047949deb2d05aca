/** Tells the agent when the customer begins and stops writing: once each, and only a courtesy. */
export function createTypingNotice(send: (on: boolean) => Promise<unknown>) {
  let sent = false;
  const forget = () => {
    sent = false;
  };
  return {
    set(on: boolean) {
      if (on === sent) return;
      sent = on;
      send(on).catch(forget);
    },
    /** The message has been sent, which says the same. */
    forget,
  };
}
