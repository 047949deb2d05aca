import { type ComponentChildren, type JSX, render } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import announcementCss from "../../ui/announcement/announcement.css?inline";
import bubblesCss from "../../ui/answer/bubbles.css?inline";
import buttonsCss from "../../ui/answer/buttons.css?inline";
import cardCss from "../../ui/answer/card.css?inline";
import firstRowsCss from "../../ui/answer/first-rows.css?inline";
import promiseCss from "../../ui/answer/promise.css?inline";
import rowsCss from "../../ui/answer/rows.css?inline";
import titlesCss from "../../ui/answer/titles.css?inline";
import votesCss from "../../ui/answer/votes.css?inline";
import baseCss from "../../ui/base.css?inline";
import messageListCss from "../../ui/message-list.css?inline";
import richTextCss from "../../ui/rich-text.css?inline";
import tokensCss from "../../ui/tokens.css?inline";

/** The widget's own sheets, in the widget's order. */
const sheets = [
  tokensCss,
  baseCss,
  messageListCss,
  titlesCss,
  buttonsCss,
  bubblesCss,
  richTextCss,
  rowsCss,
  cardCss,
  firstRowsCss,
  votesCss,
  promiseCss,
  announcementCss,
  ":host { --side: 16px; display: flex; flex: 1; min-block-size: 0; font: 400 var(--t15) / 1.6 var(--pd-font); color: var(--text); } .log { outline-offset: -2px; } button { cursor: default; } .seen-field { margin-block: 8px; padding: 14px 16px; border: 1px solid var(--edge); border-radius: 12px; background: var(--card); color: var(--faint); font-size: var(--t16); }",
].join("");

interface WidgetLookProps {
  readonly theme: "light" | "dark";
  readonly children: ComponentChildren;
}

/** What stands in it looks as it does in the widget, which has a shadow root as well: no rule of the console reaches it. */
export function WidgetLook({ theme, children }: WidgetLookProps): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    if (element.shadowRoot === null) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(sheets);
      element.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }
    if (element.shadowRoot) render(children, element.shadowRoot);
  });
  useLayoutEffect(() => {
    const root = host.current?.shadowRoot;
    return () => void (root && render(null, root));
  }, []);
  return <div ref={host} data-theme={theme} />;
}
