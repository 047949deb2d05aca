import type { JSX, RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LiveDesk } from "../../protocol/live.ts";
import { calledBy } from "../models/customer-name.ts";
import { dueOf } from "../models/due.ts";
import { waitText } from "../models/times.ts";
import type { DeskProps } from "./desk-props.ts";
import { focusPlaceOf } from "./focus-place.ts";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface LiveDueProps extends Pick<DeskProps, "model"> {
  readonly desk: LiveDesk;
  readonly now: number;
}

/** Whose answer is due soon; J and K walk along, O reads along. */
export function LiveDue({ desk, model, now }: LiveDueProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const open = (id: (typeof desk.due)[number]["id"]) => {
    model.screen.show("desk");
    model.open(id);
  };
  const list = useRef<HTMLUListElement>(null);
  useLiveKeys(list);
  return (
    <section class="privacy-card" aria-labelledby="live-due">
      <h2 id="live-due">{t("live.due")}</h2>
      {desk.due.length === 0 && <p class="muted">{t("live.nothingDue")}</p>}
      <ul class="card-list" ref={list}>
        {desk.due.map((row) => (
          <li key={row.id}>
            <span class="card-person">
              <strong>{calledBy(row.customer, t)}</strong>
              <span class="muted">{`${row.agent?.name ?? ""} · ${row.lastText}`}</span>
            </span>
            <span class="card-actions">
              <span class="live-load" data-tone={dueOf(row, now)?.tone}>
                {leftText(row.replyDueAt, now, translation)}
              </span>
              <button type="button" class="secondary" onClick={() => open(row.id)}>
                {t("live.listen")}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {desk.due.length > 0 && (
        <p class="live-keys muted">
          <Keys label="J K" /> {t("foot.steps")} <Keys label="O" /> {t("live.listen")}
        </p>
      )}
    </section>
  );
}

function leftText(
  dueAt: string | undefined,
  now: number,
  translation: ReturnType<typeof useTranslation>,
): string {
  if (dueAt === undefined) return "";
  const seconds = Math.round((Date.parse(dueAt) - now) / 1_000);
  const time = waitText(Math.abs(seconds), translation);
  return translation.t(seconds < 0 ? "live.over" : "live.left", { time });
}

/** The button of each row is where J and K lead: Enter presses it, and O presses the one that is reached, or the first. */
function useLiveKeys(list: RefObject<HTMLUListElement | null>): void {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (event.defaultPrevented || event.isComposing || ctrlKey || metaKey || altKey || shiftKey)
        return;
      const place = focusPlaceOf(target);
      if (place === "field" || place === "dialog") return;
      const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      if (key === "j") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
      else if (key === "k") buttons[Math.max(at - 1, 0)]?.focus();
      else if (key === "o") buttons[Math.max(at, 0)]?.click();
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, [list]);
}
