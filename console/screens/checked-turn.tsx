import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { markedParts } from "../../protocol/personal/doubts.ts";
import type { ReplayTurn } from "../../protocol/replay.ts";
import { doubtsIn } from "../models/replay-check.ts";
import { MarkedField } from "./marked-field.tsx";
import { useTranslation } from "./translation.ts";

interface CheckedTurnProps extends ReplayTurn {
  /** From 1. */
  readonly number: number;
  readonly onChange: (text: string) => void;
  readonly onHide: (piece: string) => void;
}

/** A turn with its stand-ins marked, and what may still be somebody's: one click replaces it in the whole draft. */
export function CheckedTurn({ by, number, text, onChange, onHide }: CheckedTurnProps): JSX.Element {
  const { t } = useTranslation();
  const [selected, setSelected] = useState("");
  const name = t(`search.by.${by}`);
  const doubts = doubtsIn(text);
  return (
    <li data-by={by} data-empty={text === ""}>
      <span class="muted">{name}</span>
      <div class="checked-turn">
        <MarkedField
          parts={markedParts(text)}
          label={t("replays.turn", { name, number })}
          maxLength={limits.messageLength}
          onInput={onChange}
          onSelect={setSelected}
        />
        {doubts.length > 0 && (
          <p class="turn-doubts">
            <span class="muted">{t("replays.doubts")}</span>
            {doubts.map((piece) => (
              <button
                key={piece}
                type="button"
                class="turn-doubt"
                aria-label={t("replays.hideWord", { text: piece })}
                onClick={() => onHide(piece)}
              >
                {piece}
              </button>
            ))}
          </p>
        )}
      </div>
      <span class="turn-tools">
        <button
          type="button"
          class="quiet"
          disabled={selected === "" || !text.includes(selected)}
          onClick={() => onHide(selected)}
        >
          {t("replays.hide")}
        </button>
        <button type="button" class="quiet" disabled={text === ""} onClick={() => onChange("")}>
          {t("replays.blank")}
        </button>
      </span>
    </li>
  );
}
