import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { DeskModel } from "../models/desk.ts";
import { commandOf, type FocusPlace } from "../models/keyboard.ts";
import { runCommand } from "../models/run-command.ts";
import { ConversationPane } from "./conversation.tsx";
import { CustomerPane } from "./customer.tsx";
import type { DeskProps } from "./desk-props.ts";
import { HelpDialog } from "./help-dialog.tsx";
import { ListsPane } from "./lists-pane.tsx";
import { OffDutyDialog } from "./off-duty-dialog.tsx";
import { PrivacyScreen } from "./privacy.tsx";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { TicketsScreen } from "./tickets.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";
import "./desk.css";

export function DeskScreen({ model, root }: DeskProps): JSX.Element {
  const { conversations, screen } = model;
  const conversation = conversations.current.value;
  const view = conversation?.transcript.view.value ?? null;
  const dialog = screen.dialog.value;
  useKeyboard(model);
  if (screen.page.value === "privacy") return <PrivacyScreen screen={screen} />;
  if (screen.page.value === "tickets") return <TicketsScreen model={model} root={root} />;
  return (
    <div class="desk" data-open={conversation !== null} data-customer={screen.customer.value}>
      <ListsPane model={model} root={root} />
      <ConversationPane model={model} root={root} />
      {view && <CustomerPane model={model} view={view} clock={root.clock} />}
      {dialog === "off-duty" && <OffDutyDialog model={model} onClose={screen.closeDialog} />}
      {dialog === "help" && <HelpDialog onClose={screen.closeDialog} />}
      {view && dialog === "resolve" && (
        <ResolveDialog model={model} view={view} onClose={screen.closeDialog} />
      )}
      {view && dialog === "transfer" && (
        <TransferDialog model={model} view={view} onClose={screen.closeDialog} />
      )}
    </div>
  );
}

function useKeyboard(model: DeskModel): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      // The keys are the desk's.
      if (event.defaultPrevented || model.screen.page.value !== "desk") return;
      const command = commandOf(event, focusPlaceOf(event.target));
      if (command === undefined) return;
      event.preventDefault();
      runCommand(command, model);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [model]);
}

function focusPlaceOf(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return "page";
  if (document.querySelector("dialog[open], :popover-open")) return "dialog";
  if (target.closest("input, textarea, select, [contenteditable]")) return "field";
  return target.closest("button, a, summary") ? "button" : "page";
}
