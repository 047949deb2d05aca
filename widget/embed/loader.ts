import { createEmbed, type Embed } from "./embed.ts";
import type { BootOptions } from "./options.ts";
import type { WidgetModule } from "./shell.ts";

/** The script tag: defines `PocketDesk(command, …)` on the window, and makes the calls that came before it had loaded. */
declare const __WIDGET__: string;
type Call = (command: keyof Embed, ...rest: never[]) => unknown;
type Global = { PocketDesk?: Call & { q?: ArrayLike<unknown>[] } };

const script = document.currentScript as HTMLScriptElement;
// Beside this script, wherever that is, whatever server the widget talks to.
const load = <Module>(file: string): Promise<Module> =>
  import(/* @vite-ignore */ new URL(file, script.src) as unknown as string);
const embed = createEmbed(
  (mount) =>
    mount === "frame"
      ? load<WidgetModule>("widget.frame.js")
      : // It may have gone with the version that this script is of: then the server says which there is now.
        load<WidgetModule>(`widget/${__WIDGET__}`).catch(() => load("widget.latest.js")),
  () => load("widget.early.js"),
  {
    server: new URL(script.src).origin,
    // data-locale, data-theme, data-server
    ...(script.dataset as Partial<Pick<BootOptions, "locale" | "theme" | "server">>),
  },
);
const page = window as unknown as Global;
// What is no command is taken for an option, and found to be none when the widget is loaded.
const call: Call = (command, ...given) =>
  embed[command]
    ? (embed[command] as (...given: never[]) => unknown)(...given)
    : embed.update({ [command]: given });
const boot = () => {
  for (const early of page.PocketDesk?.q ?? []) call(...(early as unknown as [never]));
  page.PocketDesk = call;
  embed.boot();
};
if (document.body) boot();
else addEventListener("DOMContentLoaded", boot);
