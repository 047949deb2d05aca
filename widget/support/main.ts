import { showPage } from "./as-page.ts";
import { waitForPage } from "./in-frame.ts";

// A native app may put an identity token into the fragment of the address, which no server and no log sees; it is removed
// from the address at once. Later ones come by `identify`. A page that frames this one puts its greeting's nonce there.
const fragment = new URLSearchParams(location.hash.slice(1));
const nonce = fragment.get("frame");
if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
// The template's language says nothing: the browser's counts.
document.documentElement.lang = "";

if (nonce !== null && parent !== window) waitForPage(nonce, fragment.get("page") ?? "");
else showPage(new URLSearchParams(location.search), fragment.get("identity"));
