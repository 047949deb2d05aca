import type { EmergencySteps } from "../../protocol/faq-copy.ts";
import { nearestLocale } from "../embed/locale.ts";
import type { BootOptions } from "../embed/options.ts";
import { whenIdle } from "../idle.ts";
import { drawSteps } from "./draw-steps.ts";

/**
 * What to do in an emergency, for a widget that is opened for the first time when the network has gone: its own files cannot come
 * then. Asks the server for the steps while the page has nothing else to do, keeps them in memory and nowhere else, and puts them
 * below the words of the loader's frame that nothing comes. Returns what stops it.
 */
export function keepSteps(
  root: ShadowRoot,
  { server, locale }: Pick<BootOptions, "server" | "locale">,
): () => void {
  let stop = () => {};
  const cancel = whenIdle(async () => {
    try {
      // A script: a page that connects to nothing may load ours.
      const address = `${server}/widget.known.js?locale=${nearestLocale(locale)}`;
      const { default: known } = await import(/* @vite-ignore */ address);
      stop = attach(root, known);
    } catch {
      // The server is not reachable, and nobody waits for it.
    }
  });
  return () => {
    cancel();
    stop();
  };
}

function attach(root: ShadowRoot, known: EmergencySteps): () => void {
  let steps: HTMLElement | undefined;
  const look = () => {
    const frame = root.querySelector<HTMLElement>("div.frame");
    // The frame's words are empty while something is still to come.
    const hasFailed = !!frame?.querySelector("[role=status]")?.textContent;
    if (hasFailed && steps?.parentNode === frame) return;
    steps?.remove();
    steps = hasFailed && frame ? drawSteps(frame, known) : undefined;
    // The widget is here: it knows the steps itself.
    if (root.querySelector(".pd")) observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, characterData: true });
  look();
  return () => observer.disconnect();
}
