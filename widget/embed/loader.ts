import { createEmbed, type Embed } from "./embed.ts";
import type { BootOptions } from "./options.ts";
import type { WidgetModule } from "./shell.ts";

/** The script tag: defines `PocketDesk(command, …)` on the window, and makes the calls that came before it had loaded. */
declare const __WIDGET__: string;
type Call = (command: keyof Embed, ...rest: never[]) => unknown;
type Global = { PocketDesk?: Call & { q?: ArrayLike<unknown>[] } };

const load = (address: string): Promise<WidgetModule> => import(/* @vite-ignore */ address);
const script = document.currentScript as HTMLScriptElement;
const embed = createEmbed(
  // It may have gone with the version that this script is of: then the server says which there is now.
  (server) =>
    load(`${server}/widget/${__WIDGET__}`).catch(() => load(`${server}/widget.latest.js`)),
  {
    server: new URL(script.src).origin,
    // data-locale, data-theme, data-server
    ...(script.dataset as Partial<Pick<BootOptions, "locale" | "theme" | "server">>),
  },
);
const page = window as unknown as Global;
const call: Call = (command, ...given) =>
  (embed[command] as Call | undefined)?.(...(given as unknown as [never]));
const boot = () => {
  for (const early of page.PocketDesk?.q ?? []) call(...(early as unknown as [never]));
  page.PocketDesk = call;
  embed.boot();
};
if (document.body) boot();
else addEventListener("DOMContentLoaded", boot);
