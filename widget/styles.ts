import baseCss from "../ui/base.css?inline";
import composerCss from "../ui/composer.css?inline";
import messageListCss from "../ui/message-list.css?inline";
import tokensCss from "../ui/tokens.css?inline";
import bubblesCss from "./screens/bubbles.css?inline";
import chatCss from "./screens/chat.css?inline";
import headerCss from "./screens/header.css?inline";
import screenCss from "./screens/screen.css?inline";
import widgetCss from "./widget.css?inline";

/** One sheet for everything but the parts that are loaded later. The order counts: later sheets change earlier ones. */
export const styles = [
  tokensCss,
  baseCss,
  messageListCss,
  composerCss,
  widgetCss,
  screenCss,
  headerCss,
  chatCss,
  bubblesCss,
].join("");
