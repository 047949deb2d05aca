import { createLocalStore } from "../../ui/local-store.ts";
import { begin } from "../embed/early.ts";
import { createEmbed } from "../embed/embed.ts";
import { firstWords } from "../embed/first-words.ts";
import { nearestLocale } from "../embed/locale.ts";
import type { BootOptions, EventName, OpenTarget } from "../embed/options.ts";
import { hearApp, tellApp } from "./app-bridge.ts";

/** The widget as a full page, for a WebView of its own. */
export function showPage(asked: URLSearchParams, identity: string | null): void {
  const parameter = (name: string) => asked.get(name) ?? undefined;
  const options = {
    server: location.origin,
    locale: parameter("locale"),
    theme: parameter("theme"),
    mount: "page",
    launcher: false,
    identify: identity ? once(identity) : undefined,
  } as BootOptions & { readonly server: string };

  document.title = firstWords(options.locale).title;
  // Also where the widget, which sets it, does not come.
  document.documentElement.lang = nearestLocale(options.locale);
  const tabStore = createLocalStore("pocketdesk:", tabStorage());
  const embed = createEmbed(
    async () => {
      const { mount } = await import("../mount.tsx");
      return { mount: (shell) => mount({ ...shell, tabStore }) };
    },
    async () => ({ begin }),
    options,
  );

  const toApp: readonly EventName[] = [
    "ready",
    "open",
    "close",
    "unread",
    "handover",
    "queue",
    "ticket",
    "rated",
    "error",
  ];
  for (const name of toApp) embed.on(name, (detail) => tellApp(name, detail));

  const commands = {
    ...embed,
    /** A function, or the token itself. */
    identify: (given: unknown) =>
      embed.identify(typeof given === "string" ? once(given) : (given as BootOptions["identify"])),
    back() {
      const isHandled = embed.back();
      // Nothing is left to close: the app takes the page away.
      if (!isHandled) tellApp("back");
      return isHandled;
    },
    logout() {
      embed.logout();
      for (const key of tabStore.keys("")) tabStore.remove(key);
    },
  };
  const call = (command: string, ...given: readonly unknown[]): unknown =>
    Object.hasOwn(commands, command)
      ? (commands[command as keyof typeof commands] as (...given: unknown[]) => unknown)(...given)
      : embed.update({ [command]: given });
  Object.assign(window, { PocketDesk: call });
  hearApp((command, given) => call(command, ...given));

  // An address can be anybody's: what it asks for is shown, and the customer sends it.
  const target: OpenTarget = {
    article: parameter("article"),
    errorCode: parameter("errorCode"),
    draft: parameter("draft"),
    ticket: parameter("ticket"),
    transaction: parameter("transaction"),
  } as OpenTarget;
  embed.open(target);
}

/** The page keeps the session that the token begins: it is shown once. */
function once(token: string): () => string | undefined {
  let left: string | undefined = token;
  return () => {
    const given = left;
    left = undefined;
    return given;
  };
}

function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
