/** What a look of the radar costs the server, beside a year of conversations. */

import { createRadar } from "../../server/actions/radar.ts";
import { openFaq } from "../../server/faq/live.ts";
import { startScaleDesk } from "../scale/desk.ts";
import { median } from "../table.ts";

const minuteMs = 60_000;
const looks = 30;

interface LookTimes {
  /** Milliseconds. After a start all of the history is read, with each quarter of an hour a part of it. */
  readonly first: number;
  readonly minute: number;
  readonly quarter: number;
}

export async function lookTimes(conversations: number): Promise<LookTimes> {
  const faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const size = { resolved: conversations, messagesEach: 0, waiting: 0 };
  const { desk, stop } = await startScaleDesk(size, { faq, databaseUrl: process.env.DATABASE_URL });
  // The made-up year ends some days ago.
  let now = Date.now() - 6 * 24 * 60 * minuteMs;
  const clock = { ...desk.services.clock, now: () => now };
  const look = createRadar({ ...desk.services, clock });
  const timed = async (step: number) => {
    now += step;
    const begun = performance.now();
    await look();
    return performance.now() - begun;
  };
  const timesOf = async (step: number) => {
    const times: number[] = [];
    for (let one = 0; one < looks; one += 1) times.push(await timed(step));
    return median(times);
  };
  const first = await timed(0);
  const times = { first, minute: await timesOf(minuteMs), quarter: await timesOf(15 * minuteMs) };
  await stop();
  return times;
}
