import { createEmbed } from "../embed/embed.ts";
import type { BootOptions } from "../embed/options.ts";

// The widget as a full page, for a WebView of its own.
// The native app may put an identity token into the fragment of the address, which no server and no log sees.
// It is removed from the address at once.
const asked = Object.fromEntries(new URLSearchParams(location.search));
const identity = new URLSearchParams(location.hash.slice(1)).get("identity") ?? undefined;
if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);

const options = {
  ...asked,
  server: location.origin,
  mount: "page",
  launcher: false,
  identify: identity && (() => identity),
} as BootOptions & { readonly server: string };

createEmbed(() => import("../mount.tsx"), options).open(asked);
