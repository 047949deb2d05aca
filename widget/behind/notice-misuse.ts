import type { Host } from "../embed/embed.ts";
import type { Shell } from "../embed/shell.ts";
import { isUsedRight } from "../hints/known-names.ts";
import { whenIdle } from "../idle.ts";

/** The commands by which a page gives names. What is no command reaches `update`. */
const watched = ["boot", "update", "on"] as const;

/**
 * Looks at what the page has called so far, and at each call after that: a name that there is not is said at once, whether anybody
 * opens the widget or not. The words for it are loaded only then. Returns what stops it.
 */
export function noticeMisuse(shell: Shell): () => void {
  const { embed } = shell.host as Host;
  if (!embed) return () => {};
  const { server } = shell.options();
  let cancel = () => {};
  const look = () => {
    cancel();
    cancel = whenIdle(async () => {
      if (isUsedRight(shell)) return;
      try {
        const { explainUse } = await import("../hints/explain-use.ts");
        explainUse({ ...shell, server }, {});
      } catch {
        // It was not reachable; the page works as it is.
      }
    });
  };
  // The loader knows nothing of this, and is counted in single bytes.
  const commands = embed as Record<(typeof watched)[number], (...given: never[]) => unknown>;
  const before = watched.map((name) => [name, commands[name]] as const);
  for (const [name, command] of before)
    commands[name] = (...given) => {
      const answer = command(...given);
      look();
      return answer;
    };
  look();
  return () => {
    cancel();
    for (const [name, command] of before) commands[name] = command;
  };
}
