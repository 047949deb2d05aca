/** Sends what an outbox holds, several beside each other, as soon as there is something and there is room. */

export interface OutboxDelivery {
  /** Begins to send what is due, and returns at once. */
  run(): void;
  /** Resolves when what is on its way has an answer; nothing more is sent. */
  close(): Promise<void>;
}

interface Outbox<Item> {
  /** Sent beside each other. One that hangs takes one of the places. */
  readonly atOnce: number;
  /** What is due, taken in a way that nobody else takes it before the claim is over. */
  readonly claim: (limit: number) => Promise<readonly Item[]>;
  /** Sends one and keeps how it went. */
  readonly send: (item: Item) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export function createOutboxDelivery<Item>(outbox: Outbox<Item>): OutboxDelivery {
  const { atOnce, claim, send, onError } = outbox;
  const places = new Set<Promise<void>>();
  let filling: Promise<void> | undefined;
  let isDueAgain = false;
  let isClosed = false;

  /** Each place is filled again as soon as it is free. */
  async function fillPlaces() {
    while (isDueAgain && !isClosed && places.size < atOnce) {
      isDueAgain = false;
      for (const item of await claim(atOnce - places.size)) {
        const place: Promise<void> = send(item)
          .catch(onError)
          .finally(() => {
            places.delete(place);
            run();
          });
        places.add(place);
      }
    }
  }

  function run() {
    isDueAgain = true;
    filling ??= fillPlaces()
      .catch(onError)
      .finally(() => {
        filling = undefined;
        // Something came after the last look, and found this one still at work.
        if (isDueAgain && !isClosed && places.size < atOnce) run();
      });
  }

  return {
    run,
    async close() {
      isClosed = true;
      await filling;
      await Promise.all(places);
    },
  };
}
