import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/message-list.css";
import "../ui/composer.css";
import "../ui/rich-text.css";
import "../ui/transaction-card.css";
import "./base.css";
import { effect } from "@preact/signals";
import { render } from "preact";
import { createLocalStore } from "../ui/local-store.ts";
import { applyTheme } from "../ui/theme.ts";
import { ConsoleApp } from "./app.tsx";
import { createRootModel } from "./models/root.ts";

const root = createRootModel(createLocalStore("pocketdesk.console."), navigator.languages);
const html = document.documentElement;
const { locale, theme } = root.settings;

effect(() => {
  html.lang = locale.value;
});
effect(() => applyTheme(html, () => theme.value));
effect(() => {
  document.title = root.title.value;
});

const place = document.querySelector("#app");
if (place) render(<ConsoleApp root={root} />, place);
