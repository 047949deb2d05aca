import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

const keptMs = 86_400_000;

/** The answer that was kept under the key, or that of `run`, which is kept. */
export async function answerOnce(
  services: Services,
  keyHash: string,
  run: () => Promise<object>,
): Promise<object> {
  const known = await services.store.answerTo(keyHash);
  if (known !== undefined) return JSON.parse(known);
  const answer = await run();
  await commit(services, async ({ tx, now }) => {
    await tx.deleteAnswersBefore(now - keptMs);
    await tx.insertAnswer(keyHash, JSON.stringify(answer), now);
  });
  return answer;
}
