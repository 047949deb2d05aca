import type { Shell } from "../embed/shell.ts";
import { mount } from "../mount.tsx";

// The widget as a full page, for a WebView of its own.
// The native app may put an identity token into the fragment of the address, which no server and no log sees.
// It is removed from the address at once.
const asked = Object.fromEntries(new URLSearchParams(location.search));
const identity = new URLSearchParams(location.hash.slice(1)).get("identity") ?? undefined;
if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);

const host = document.createElement("pocket-desk");
document.body.append(host);
const options = {
  ...asked,
  server: location.origin,
  mount: "page",
  launcher: false,
  identify: identity && (() => identity),
} as ReturnType<Shell["options"]>;

mount({
  host,
  root: host.attachShadow({ mode: "open" }),
  launcher: document.createElement("button"),
  options: () => options,
  emit: () => true,
}).open(asked);
