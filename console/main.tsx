import "../ui/tokens.css";
import "../ui/kit.css";
import "./styles/base.css";
import "./styles/sign-in.css";
import "./styles/lists.css";
import "./styles/conversation.css";
import "./styles/reply.css";
import "./styles/customer.css";
import "./styles/overlays.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { createKeep } from "../ui/keep.ts";
import { wearTheme } from "../ui/theme.ts";
import { App } from "./app.tsx";
import { createWorkplace } from "./models/workplace.ts";

const workplace = createWorkplace(createKeep("pocketdesk.console."), navigator.languages);
const root = document.documentElement;
const { locale, theme } = workplace.settings;

effect(() => {
  root.lang = locale.value;
});
effect(() => wearTheme(root, () => theme.value));
effect(() => {
  document.title = workplace.title.value;
});

const place = document.querySelector("#app");
if (place) render(<App workplace={workplace} />, place);
