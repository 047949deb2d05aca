import bubblesCss from "../ui/answer/bubbles.css?inline";
import buttonsCss from "../ui/answer/buttons.css?inline";
import cardCss from "../ui/answer/card.css?inline";
import firstRowsCss from "../ui/answer/first-rows.css?inline";
import rowsCss from "../ui/answer/rows.css?inline";
import titlesCss from "../ui/answer/titles.css?inline";
import votesCss from "../ui/answer/votes.css?inline";
import baseCss from "../ui/base.css?inline";
import composerCss from "../ui/composer.css?inline";
import messageListCss from "../ui/message-list.css?inline";
import richTextCss from "../ui/rich-text.css?inline";
import tokensCss from "../ui/tokens.css?inline";
import markCss from "./embed/mark.css?inline";
import chatCss from "./screens/chat.css?inline";
import chatHeaderCss from "./screens/chat-header.css?inline";
import headerCss from "./screens/header.css?inline";
import homeCss from "./screens/home.css?inline";
import screenCss from "./screens/screen.css?inline";
import waitingCss from "./screens/waiting.css?inline";
import widgetCss from "./widget.css?inline";

/** One sheet for everything but the parts that are loaded later. The order counts: later sheets change earlier ones. */
export const styles = [
  tokensCss,
  baseCss,
  messageListCss,
  composerCss,
  widgetCss,
  markCss,
  titlesCss,
  screenCss,
  buttonsCss,
  headerCss,
  chatCss,
  bubblesCss,
  richTextCss,
  rowsCss,
  cardCss,
  homeCss,
  firstRowsCss,
  waitingCss,
  chatHeaderCss,
  votesCss,
].join("");
