import { adoptStyles, applyTheme } from "../../ui/theme.ts";
import { guardInput } from "../host/input-guard.ts";
import { leaveLevels } from "../host/left-levels.ts";
import faceCss from "./face.css?inline";
import { dressFrame } from "./face.ts";
import { firstWords } from "./first-words.ts";
import type { Frame } from "./frame.ts";
import type { Early, Shell } from "./shell.ts";

/** `frame` is one that stands on the screen already. */
export function begin(shell: Shell, frame?: Frame): Early {
  const { host, root, launcher, options } = shell;
  const words = () => firstWords(options().locale);
  /** Once: the widget follows the theme when it is there. */
  const paint = () =>
    applyTheme(
      host,
      () => options().theme ?? "auto",
      () => options().brand?.accent ?? lastVisit("accent"),
    )();
  const dress = (shown: Frame) => {
    // Without a network the device knows at once that nothing comes: what helps then waits for no request that fails.
    if (!navigator.onLine) shown.fail();
    paint();
    dressFrame(shown, words(), { name: lastVisit("wallet"), ...options().brand });
  };
  // Taken off the page meanwhile: nothing of it is to be guarded.
  let stop = () => {};
  if (host.isConnected) {
    leaveLevels();
    adoptStyles(root, faceCss);
    paint();
    launcher.ariaLabel = words().label;
    if (frame) dress(frame);
    const release = guardInput(root, launcher);
    const keeping = loadRest(shell).catch(() => release);
    stop = () => {
      release();
      void keeping.then((end) => end());
    };
  }
  return { failure: () => words().failure, dress, stop };
}

/** What the server has said of the wallet then; empty where it says nothing. Storage may be forbidden. */
function lastVisit(key: string): string | undefined {
  try {
    return localStorage[`pocketdesk:${key}`];
  } catch {
    return undefined;
  }
}

/** Rejects without a network: then there is nothing to keep and nobody to ask. */
async function loadRest(shell: Shell): Promise<() => void> {
  const { idleParts } = await import("../behind/idle-parts.ts");
  return idleParts(shell);
}
