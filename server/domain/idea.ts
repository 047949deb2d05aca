import type { IdeaRecord } from "./idea-records.ts";
import { worksAtDesk } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/** All at the desk read them, and answer. */
export const maySeeIdeas = worksAtDesk;

/** So many may wait for an answer, of one customer. */
export const openIdeasAtMost = 5;

export function refuseTooManyIdeas(latest: readonly IdeaRecord[]) {
  if (latest.filter(({ answeredAt }) => answeredAt === undefined).length >= openIdeasAtMost) {
    throw new Refusal("too_large", "The ideas before wait for an answer.");
  }
}

export function refuseAnswered({ answeredAt }: IdeaRecord) {
  if (answeredAt !== undefined) throw new Refusal("closed", "It has been answered.");
}
