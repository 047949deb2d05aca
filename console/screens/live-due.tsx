import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { LiveDesk, LiveDue } from "../../protocol/live.ts";
import { dueKey, openDue, takeOver } from "../models/live-due.ts";
import { type LiveCommand, liveCommandOf } from "../models/live-keys.ts";
import type { DeskProps } from "./desk-props.ts";
import { focusPlaceOf } from "./focus-place.ts";
import { Keys } from "./key-hint.tsx";
import { LiveDueRow } from "./live-due-row.tsx";
import type { MemoDraft } from "./memo-draft.ts";
import { useTranslation } from "./translation.ts";
import "./live-due.css";

interface LiveDueProps extends DeskProps {
  readonly desk: LiveDesk;
  readonly now: number;
  readonly write: (memo: MemoDraft) => void;
}

/** What is late or will be within half an hour. J and K walk along; O, G and M do something about the one that is reached. */
export function LiveDueCard({ desk, now, model, root, write }: LiveDueProps): JSX.Element {
  const { t } = useTranslation();
  const [reached, reach] = useState<string | undefined>(undefined);
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(
    0,
    desk.due.findIndex((due) => dueKey(due) === reached),
  );
  const current = desk.due[at];
  const say = (key: Parameters<typeof t>[0]) => root.toasts.show(t(key));
  const remind = (due: LiveDue) => {
    if (due.owner && due.owner.id === model.agent.value?.id) return say("live.yours");
    const conversationId = due.kind === "ticket" ? undefined : due.conversationId;
    const words = due.kind === "ticket" ? `${due.number} ` : undefined;
    write({ to: due.owner, conversationId, words });
  };
  const commands: Record<LiveCommand, (due: LiveDue) => void> = {
    next: () => focusRow(list.current, document.activeElement, 1),
    previous: () => focusRow(list.current, document.activeElement, -1),
    listen: (due) => openDue(model, due),
    "take-over": (due) => void takeOver(model, due, say),
    remind,
  };
  const run = (command: LiveCommand) => current && commands[command](current);
  useLiveKeys(run);
  const left = desk.dueCount - desk.due.length;
  return (
    <section class="live-card" aria-labelledby="live-due">
      <header class="live-card-head">
        <h2 id="live-due">{t("live.due")}</h2>
        <span class="muted live-end">{t("live.dueCount", { count: desk.dueCount })}</span>
      </header>
      {current === undefined && <p class="muted live-note">{t("live.nothingDue")}</p>}
      <ul class="live-scroll live-due" ref={list}>
        {desk.due.map((due, index) => (
          <LiveDueRow
            key={dueKey(due)}
            due={due}
            now={now}
            isReached={index === at && reached !== undefined}
            onReach={() => reach(dueKey(due))}
            onOpen={() => openDue(model, due)}
          />
        ))}
        {left > 0 && <li class="muted live-more">{t("live.more", { count: left })}</li>}
      </ul>
      {current && (
        <p class="live-keys">
          <span class="live-steps muted" aria-hidden="true">
            <Keys label="J" /> <Keys label="K" /> {t("foot.steps")}
          </span>
          {(["listen", "take-over", "remind"] as const).map((command) => (
            <button
              key={command}
              type="button"
              class="tool"
              aria-keyshortcuts={keyOf[command]}
              onClick={() => run(command)}
            >
              <Keys label={keyOf[command]} /> {t(`live.${command}`)}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

const keyOf = { listen: "O", "take-over": "G", remind: "M" } as const;

/** The row after or before the one that has the focus; the first one where none has. */
function focusRow(list: HTMLElement | null, from: Element | null, step: 1 | -1): void {
  const rows = [...(list?.querySelectorAll("button") ?? [])];
  const at = rows.indexOf(from as HTMLButtonElement);
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.focus();
}

function useLiveKeys(run: (command: LiveCommand) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = liveCommandOf(event, focusPlaceOf(event.target));
      if (command === undefined) return;
      event.preventDefault();
      latest.current(command);
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, []);
}
