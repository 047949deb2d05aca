/** “这是回单”, “如图”: words that do nothing but point at a picture or a file, which came with them, before them, or not at all. */

import { isCollecting } from "./collect.ts";
import { type Decision, only } from "./decisions.ts";
import { type Move, say } from "./moves.ts";
import type { Memory } from "./recall.ts";
import type { Situation } from "./situation.ts";

const cameWithWords = ({ unanswered }: Memory) =>
  unanswered.some(({ body }) => body.kind === "attachment");

/** Beside a file any word for it will do; alone, only words that say that it is there. */
export const pointsAtFiles = ({ heard, memory }: Situation): boolean =>
  heard.files !== undefined && (cameWithWords(memory) || heard.files.points);

export function tellOfFiles({ heard, memory }: Situation): Decision {
  const name = heard.files?.name;
  if (!cameWithWords(memory) && !memory.hasFiles) return only(say("files.missing", "offers-agent"));
  if (name === undefined) return only(say("files", "offers-agent"));
  return only({ ...say("files.named", "offers-agent", name), orElse: "files" });
}

/** While somebody is on the way it is kept for them, and the questions go on. What does not stand there can't be kept. */
export function keepPointedAt({ memory, misses }: Situation): Decision {
  const isThere = cameWithWords(memory) || memory.hasFiles;
  const next: Move[] = isCollecting(memory.lastCode)
    ? [{ kind: "collect", from: "where-it-stands" }]
    : [];
  if (!isThere) return { moves: [say("files.missing", "plain"), ...next], misses };
  return { moves: next.length > 0 ? next : [say("noted", "plain")], misses };
}
