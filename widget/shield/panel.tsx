import type { JSX } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { withoutFound } from "../../protocol/secrets.ts";
import { Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import { useWidgetContext } from "../context.ts";
import type { Chat } from "../models/chat.ts";
import css from "./panel.css?inline";
import type { Stop } from "./shield.ts";

export interface PanelProps {
  readonly stop: Stop;
}

/** Grows out of the composer: what was stopped, why, and one tap that takes it out. */
export function ShieldPanel({ stop }: PanelProps): JSX.Element {
  const { support, adopt } = useWidgetContext();
  const { shield } = support.chat;
  const { t, kind, found, earlier, isUnclear } = stop;
  useLayoutEffect(() => adopt(css), []);
  const count = found.find((one) => one.words)?.words ?? 0;
  const what = found.length > 1 ? "several" : isUnclear ? "unclear" : kind;
  return (
    <section class="shield" role="alert">
      <Strokes paths={[shieldIcon]} />
      <h2>{t(isUnclear ? "title.unclear" : "title")}</h2>
      <p>
        {t(isUnclear ? "why.unclear" : `why.${kind}`, { count })}
        {earlier.length > 0 && ` ${t("earlier")}`}
      </p>
      <Action class="primary" onTap={() => takeOut(stop, support.chat)}>
        {t(`take.${what}`, { count })}
      </Action>
      {isUnclear ? (
        <Action class="quiet" onTap={() => sendAsHash(stop, support.chat)}>
          {t("send.unclear")}
        </Action>
      ) : (
        <Action class="quiet" onTap={shield.dismiss}>
          {t(`edit.${kind}`)}
        </Action>
      )}
    </section>
  );
}

/** Exactly what was found; the rest stays in the field. Pieces that were sent before are taken back. */
function takeOut({ text, found, earlier }: Stop, { draft, shield }: Chat): void {
  draft.value = withoutFound(text, found);
  shield.dismiss();
  for (const id of earlier) shield.takeBack(id);
}

/** With the word before it, so that the server and the agent know it for what it is. */
function sendAsHash({ text, found, deliver, t }: Stop, { draft, shield }: Chat): void {
  const start = found[0]?.start ?? 0;
  draft.value = "";
  shield.dismiss();
  deliver(`${text.slice(0, start)}${t("hash")}${text.slice(start)}`);
}

interface StopActionProps {
  readonly class: string;
  readonly onTap: () => void;
  readonly children: string;
}

/** The field keeps the focus, so that the phone's keyboard stays. */
const Action = ({ class: kind, onTap, children }: StopActionProps) => (
  <button
    type="button"
    class={kind}
    onPointerDown={(event) => event.preventDefault()}
    onClick={onTap}
  >
    {children}
  </button>
);
