interface WaitingRequest {
  answer(value: unknown): void;
  fail(): void;
}

/** Requests that wait for their acknowledgements. */
export function createRequests() {
  const waiting = new Map<number, WaitingRequest>();
  let lastId = 0;

  /** Rejects when it could not be sent, or when there is no acknowledgement in time. */
  const make = (timeoutMs: number, send: (id: number) => boolean): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const end = () => {
        clearTimeout(timer);
        waiting.delete(id);
      };
      const answer = (value: unknown) => {
        end();
        resolve(value);
      };
      const fail = () => {
        end();
        reject(new Error("no acknowledgement"));
      };
      const timer = setTimeout(fail, timeoutMs);
      waiting.set(id, { answer, fail });
      if (!send(id)) fail();
    });

  return {
    make,
    answer: (id: number, value: unknown) => waiting.get(id)?.answer(value),
    failAll() {
      for (const request of waiting.values()) request.fail();
    },
  };
}
