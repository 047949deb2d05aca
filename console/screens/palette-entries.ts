import type { ConversationId } from "../../protocol/conversation.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { shortcuts } from "../models/keyboard.ts";
import { maySeePage } from "../models/pages.ts";
import type { PaletteEntry } from "../models/palette.ts";
import { runCommand } from "../models/run-command.ts";
import type { Translation } from "../models/texts.ts";
import type { DeskProps } from "./desk-props.ts";
import { entriesOf } from "./rail.tsx";

/** What the desk does by keys; those that only move within a list are left out. */
const moving: readonly string[] = ["next", "previous", "open", "leave"];

/** Every command, and every page that the agent has. */
export function paletteCommands({ model }: DeskProps, { t }: Translation): readonly PaletteEntry[] {
  const worksAtDesk = maySeePage(model.agent.value?.role, "desk");
  const commands = worksAtDesk ? shortcuts.filter(({ command }) => !moving.includes(command)) : [];
  return [
    ...commands.map(({ command, label }) => ({
      id: `command ${command}`,
      kind: "command" as const,
      text: t(`keys.${command}`),
      key: label,
      run() {
        model.screen.show("desk");
        runCommand(command, model);
      },
    })),
    ...entriesOf(model.agent.value?.role).map(({ page, word }) => ({
      id: `page ${page}`,
      kind: "command" as const,
      text: t(word),
      run: () => model.screen.show(page),
    })),
  ];
}

/** What the server has found for the words. */
export function paletteFound(model: DeskModel, { t }: Translation): readonly PaletteEntry[] {
  const { palette, screen } = model;
  const typed = palette.text.value.replace(/^[@#]/, "").trim();
  const open = (id: ConversationId) => {
    screen.show("desk");
    model.open(id);
  };
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
  return [
    ...found.conversations.map(({ row, matches }) => ({
      id: row.id,
      kind: "conversation" as const,
      text: matches[0]?.text ?? row.lastText,
      more: calledBy(row.customer, t),
      run: () => open(row.id),
    })),
    ...found.customers.flatMap(({ customer, phoneMasked, conversationId: id }) =>
      id === undefined
        ? []
        : [
            {
              id: customer.id,
              kind: "customer" as const,
              text: calledBy(customer, t),
              more: phoneMasked,
              run: () => open(id),
            },
          ],
    ),
    ...found.tickets.map(({ number, topic }) => ({
      id: number,
      kind: "ticket" as const,
      text: number,
      more: topic,
      run() {
        screen.show("tickets");
        void model.tickets.choose(number);
      },
    })),
    ...found.articles.map(({ id, title }) => ({
      id,
      kind: "article" as const,
      text: title,
      run: () => runCommand("articles", model),
    })),
    search,
  ];
}
