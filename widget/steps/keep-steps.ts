import type { EmergencySteps } from "../../protocol/faq-copy.ts";
import { adoptStyles } from "../../ui/theme.ts";
import { nearestLocale } from "../embed/locale.ts";
import type { BootOptions } from "../embed/options.ts";
import { whenIdle } from "../idle.ts";
import { drawSteps } from "./draw-steps.ts";
import stepsCss from "./steps.css?inline";
import { type StepsWords, stepsWords } from "./words.ts";

/**
 * What to do in an emergency, for a widget that is opened for the first time when the network has gone: its own files cannot come
 * then. Asks the server for the steps while the page has nothing else to do, keeps them in memory and nowhere else, and puts them
 * into the loader's frame where it says that nothing comes. A device that saves data asks only then. Returns what stops it.
 */
export function keepSteps(
  root: ShadowRoot,
  { server, locale }: Pick<BootOptions, "server" | "locale">,
  { savesData }: { readonly savesData: boolean },
): () => void {
  let stop = () => {};
  const soon = savesData ? whenFailed(root) : whenIdle;
  const cancel = soon(async () => {
    try {
      // A script: a page that connects to nothing may load ours.
      const address = `${server}/widget.known.js?locale=${nearestLocale(locale)}`;
      const { default: known } = await import(/* @vite-ignore */ address);
      adoptStyles(root, stepsCss);
      stop = attach(root, known, stepsWords(locale));
    } catch {
      // The server is not reachable, and nobody waits for it.
    }
  });
  return () => {
    cancel();
    stop();
  };
}

const whenFailed =
  (root: ShadowRoot) =>
  (run: () => unknown): (() => void) => {
    const observer = follow(root, () => {
      if (!failedFrame(root)) return;
      observer.disconnect();
      run();
    });
    return () => observer.disconnect();
  };

function attach(root: ShadowRoot, known: EmergencySteps, words: StepsWords): () => void {
  let drawnIn: HTMLElement | undefined;
  let remove = () => {};
  const look = () => {
    const wanted = failedFrame(root);
    if (wanted !== drawnIn) {
      remove();
      remove = wanted ? drawSteps(wanted, known, words) : () => {};
      drawnIn = wanted;
    }
    // The widget is here: it knows the steps itself.
    if (root.querySelector(".pd")) observer.disconnect();
  };
  const observer = follow(root, look);
  look();
  return () => observer.disconnect();
}

function follow(root: ShadowRoot, look: () => void): MutationObserver {
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  return observer;
}

/** The loader's frame, where it says that nothing comes. */
function failedFrame(root: ShadowRoot): HTMLElement | undefined {
  const frame = root.querySelector<HTMLElement>("div.frame");
  // Its words are empty while something is still to come. Without a network nothing is, whoever tries again.
  const hasFailed = !navigator.onLine || !!frame?.querySelector("[role=status]")?.textContent;
  return hasFailed && frame ? frame : undefined;
}
