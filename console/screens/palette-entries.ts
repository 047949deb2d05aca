import type { ArticleLink, ConversationId } from "../../protocol/conversation.ts";
import type { FoundConversation, SearchResults } from "../../protocol/search.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { type Command, shortcuts } from "../models/keyboard.ts";
import { maySeePage } from "../models/pages.ts";
import type { PaletteEntry } from "../models/palette.ts";
import { mineInFront, runCommand } from "../models/run-command.ts";
import type { Translation } from "../models/texts.ts";
import { waitText } from "../models/times.ts";
import { secondsSince, toneOf } from "../models/waiting.ts";
import type { DeskProps } from "./desk-props.ts";
import { excerptOf } from "./marked.tsx";
import { entriesOf } from "./rail.tsx";

/** What the desk does by keys; those that only move within a list are left out. */
const moving: readonly Command[] = ["next", "previous", "open", "leave"];
/** Without an open conversation they do nothing. */
const ofConversation: readonly Command[] = [
  "transfer",
  "ticket",
  "put-back",
  "resolve",
  "reply",
  "note",
  "articles",
  "saved-replies",
  "suggested-1",
  "suggested-2",
  "suggested-3",
  "beside",
  "customer",
];

/** Every command that does something now, and every page that the agent has. */
export function paletteCommands({ model }: DeskProps, { t }: Translation): readonly PaletteEntry[] {
  const role = model.agent.value?.role;
  const hasOpen = model.conversations.current.value !== null;
  const general = shortcuts
    .map(({ command }) => command)
    .filter((one) => !moving.includes(one) && !ofConversation.includes(one));
  const entry = (command: Command, kind: "here" | "command"): PaletteEntry => ({
    id: `command ${command}`,
    kind,
    command,
    text: t(`keys.${command}`),
    more: command === "put-back" ? t("palette.more.put-back") : undefined,
    key: shortcuts.find((one) => one.command === command)?.label,
    run() {
      model.screen.show("desk");
      runCommand(command, model);
    },
  });
  return [
    ...(hasOpen ? ofConversation.map((command) => entry(command, "here")) : []),
    ...(maySeePage(role, "desk") ? general.map((command) => entry(command, "command")) : []),
    ...entriesOf(role).map(({ page, word }) => ({
      id: `page ${page}`,
      kind: "page" as const,
      text: t(word),
      run: () => model.screen.show(page),
    })),
  ];
}

/** What the server has found for the words. */
export function paletteFound(
  { model, root }: DeskProps,
  translation: Translation,
): readonly PaletteEntry[] {
  const { palette, screen } = model;
  const { t } = translation;
  const typed = palette.text.value.replace(/^[@#]/, "").trim();
  const found = palette.found.value;
  const search: PaletteEntry = {
    id: "search",
    kind: "search",
    text: t("palette.search", { words: typed }),
    key: "Ctrl Shift F",
    run() {
      model.search.search(typed);
      screen.show("search");
    },
  };
  if (!maySeePage(model.agent.value?.role, "search") || typed === "") return [];
  if (!found) return [search];
  const now = root.clock.value;
  return [
    ...found.conversations.map((one) => conversationEntry(model, one, { typed, now, translation })),
    ...customerEntries(model, found.customers, translation),
    ...found.tickets.map(({ number, topic, words }) => ({
      id: number,
      kind: "ticket" as const,
      text: number,
      more: words || topic,
      run() {
        screen.show("tickets");
        void model.tickets.choose(number);
      },
    })),
    ...found.articles.map(({ id, title }) => ({
      id,
      kind: "article" as const,
      text: title,
      run: () => useArticle(model, { articleId: id, title }, typed),
    })),
    search,
  ];
}

interface Asked {
  readonly typed: string;
  readonly now: number;
  readonly translation: Translation;
}

function conversationEntry(
  model: DeskModel,
  { row, matches, notes }: FoundConversation,
  { typed, now, translation }: Asked,
): PaletteEntry {
  const { t } = translation;
  const { waitingSince } = row;
  const waited =
    row.status === "queued" && waitingSince !== undefined
      ? secondsSince(waitingSince, now)
      : undefined;
  return {
    id: row.id,
    kind: "conversation",
    text: calledBy(row.customer, t),
    more: excerptOf([...matches, ...notes][0]?.text ?? row.lastText, typed),
    wait:
      waited === undefined
        ? undefined
        : {
            text: t("palette.wait", { wait: waitText(waited, translation) }),
            tone: toneOf(waited, model.desk.value?.waitTargetSeconds),
          },
    run: () => openConversation(model, row.id),
  };
}

const customerEntries = (
  model: DeskModel,
  customers: SearchResults["customers"],
  { t }: Translation,
): readonly PaletteEntry[] =>
  customers.flatMap(({ customer, phoneMasked, conversationId: id }) =>
    id === undefined
      ? []
      : {
          id: customer.id,
          kind: "customer" as const,
          text: calledBy(customer, t),
          more: phoneMasked,
          run: () => openConversation(model, id),
        },
  );

function openConversation(model: DeskModel, id: ConversationId): void {
  model.screen.show("desk");
  model.open(id);
}

/** It goes to the customer who is being answered; where nobody is, it is shown in the search. */
function useArticle(model: DeskModel, article: ArticleLink, typed: string): void {
  const conversation = model.conversations.current.value;
  if (conversation && mineInFront(model)) {
    model.screen.show("desk");
    conversation.attach(article);
    model.screen.focusReply();
    return;
  }
  model.search.search(typed);
  void model.search.show("articles");
  model.screen.show("search");
}
