import { type Eventually, StoreUnavailable } from "../../ports/store.ts";
import type { HotTransaction } from "./hot-conversations.ts";
import { Setback, type Writer } from "./writer.ts";

interface Job {
  readonly work: () => Eventually<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Told once the batch is durable. */
  outcome?: Outcome;
}

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

/** Batches that may be on their way to the disk at a time: one is written, the next ones lie ready. */
const flightsAtOnce = 3;

/** So many waiting calls make a batch at once: the thread then writes while the event loop still reads the others. */
const mostTogether = 128;

/** A batch on its way. */
interface Flight {
  readonly batch: readonly Job[];
  /** Never rejects; true once its work is done and the commit sent, false if that failed. */
  readonly sent: Promise<boolean>;
  /** Never rejects; `undefined` once the batch is durable, else why it is not. */
  readonly landed: Promise<unknown>;
}

/**
 * Runs transactions one after the other, and commits all that came in the meantime together: one disk flush for many
 * of them (measured: 40 times as many rows a second at 50 together), without delaying any by a timer.
 *
 *     event loop       work A │ read, gather │ work B │ answer A, read, gather │ work C │ answer B …
 *     writer's thread         │ write A, flush        │ write B, flush                  │ write C …
 *
 * B's work is done on what A will have written, before A is durable; nobody is answered before. Should A fail, B fails with
 * it, and both are done again, in step with the database.
 *
 * There are no savepoints. Work that throws before it has written leaves no trace. Work that throws after
 * is rare: then the batch is rolled back and run again without it, and it by itself at the end, so work must
 * be repeatable.
 */
export function createGroupCommit(writer: Writer, hot: HotTransaction) {
  let waiting: Job[] = [];
  let flights: readonly Flight[] = [];
  let due = false;
  let taking = false;
  let mending = false;
  const settle = createSettling();

  async function take() {
    if (taking) return;
    taking = true;
    while (waiting.length > 0 && flights.length < flightsAtOnce && !mending) {
      const flight = launch(writer, hot, waiting.slice(0, mostTogether));
      waiting = waiting.slice(mostTogether);
      flights = [...flights, flight];
      void flight.landed.then(land);
      if (!(await flight.sent)) break;
    }
    taking = false;
  }

  /** What was written lands in the order in which it was sent; what could not be sent may be known to fail before. */
  function land(failure: unknown) {
    if (mending) return;
    if (failure !== undefined) return void mend();
    const [landed, ...others] = flights;
    flights = others;
    settle(landed?.batch ?? []);
    wake();
  }

  /** All that came after a failure stands on it: what is under way is waited for, and what has failed is done again. */
  async function mend() {
    mending = true;
    const failed: { batch: readonly Job[]; failure: unknown }[] = [];
    for (const { batch, landed } of flights) {
      const failure = await landed;
      if (failure === undefined) settle(batch);
      else failed.push({ batch, failure });
    }
    flights = [];
    hot.forget();
    await rollBack(writer);
    // A lock that stays would be waited for by each of them in turn.
    const lock = failed.find(({ failure }) => failure instanceof StoreUnavailable)?.failure;
    const trouble = lock ?? (await catchUp(writer, hot));
    for (const { batch } of failed) {
      if (trouble) refuse(batch, trouble);
      else await commitInStep(writer, hot, batch);
      settle(batch);
    }
    mending = false;
    wake();
  }

  function wake() {
    if (mending || waiting.length === 0) return;
    if (waiting.length >= mostTogether && flights.length < flightsAtOnce) return void take();
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      void take();
    });
  }

  return <T>(work: () => Eventually<T>): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      wake();
    }) as Promise<T>;
}

function launch(writer: Writer, hot: HotTransaction, batch: readonly Job[]): Flight {
  const sending = send(writer, hot, batch);
  return {
    batch,
    sent: sending.then(
      () => true,
      () => false,
    ),
    landed: sending
      .then(({ committed }) => committed)
      .then(
        () => undefined,
        (error) => error,
      ),
  };
}

/** Does the work, and sends what it writes with the commit. */
async function send(writer: Writer, hot: HotTransaction, batch: readonly Job[]) {
  hot.tidy();
  if (hot.forgotten) throw new Setback("The conversations' rows must catch up first.");
  await writer.begin("ahead");
  const spoiler = await runAll(hot, batch);
  if (spoiler) throw new Setback("Work has failed after it had written.");
  await hot.flushDue();
  return { committed: writer.commit().then(hot.endBatch()) };
}

/** So many callers are answered before the event loop goes round: their answers leave while the next are made. */
const answeredAtOnce = 16;

/** Tells the callers, in order and some at a time. */
function createSettling() {
  let due: Job[] = [];

  function some() {
    const now = due.slice(0, answeredAtOnce);
    due = due.slice(answeredAtOnce);
    if (due.length > 0) setImmediate(some);
    for (const { outcome, resolve, reject } of now) {
      if (outcome?.ok) resolve(outcome.value);
      else reject(outcome?.error);
    }
  }

  return (done: readonly Job[]) => {
    if (due.length === 0) setImmediate(some);
    due = [...due, ...done];
  };
}

function refuse(batch: readonly Job[], cause: unknown) {
  const error = new StoreUnavailable("The database could not commit.", { cause });
  for (const job of batch) job.outcome = { ok: false, error };
}

/** Brings the conversations' rows up to their messages; answers why not, if it can't be. */
async function catchUp(writer: Writer, hot: HotTransaction): Promise<unknown> {
  try {
    await writer.begin("in-step");
    await hot.catchUp();
    await writer.commit();
    return undefined;
  } catch (error) {
    hot.forget();
    await rollBack(writer);
    return error;
  }
}

/** By itself, each statement waited for: what fails shows in the work that caused it. */
async function commitInStep(
  writer: Writer,
  hot: HotTransaction,
  batch: readonly Job[],
): Promise<void> {
  if (batch.length === 0) return;
  let spoiler: Job | undefined;
  // In step nobody looks whether another process has written since.
  hot.letGo();
  try {
    await writer.begin("in-step");
    spoiler = await runAll(hot, batch);
    if (!spoiler) {
      await hot.flush();
      const durable = hot.endBatch();
      await writer.commit();
      return durable();
    }
  } catch (error) {
    hot.forget();
    refuse(batch, error);
    return rollBack(writer);
  }
  hot.forget();
  await rollBack(writer);
  if (batch.length === 1) return;
  // The others first; then the spoiler by itself, so that it fails, if it fails again, on what is committed.
  const others = batch.filter((other) => other !== spoiler);
  await commitInStep(writer, hot, others);
  await commitInStep(writer, hot, [spoiler]);
}

/** Runs the jobs in order; answers the first that threw after it had written. */
async function runAll(hot: HotTransaction, jobs: readonly Job[]): Promise<Job | undefined> {
  for (const job of jobs) {
    const before = hot.changes;
    try {
      const done = job.work();
      job.outcome = { ok: true, value: done instanceof Promise ? await done : done };
    } catch (error) {
      if (error instanceof Setback || error instanceof StoreUnavailable) throw error;
      job.outcome = { ok: false, error };
      if (hot.changes > before) return job;
    }
  }
  return undefined;
}

/** Fails only when the thread is gone, and with it the transaction. */
async function rollBack(writer: Writer): Promise<void> {
  await writer.rollback().catch(() => undefined);
}
