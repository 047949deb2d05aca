import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ContentAnswer } from "../../protocol/gaps.ts";
import { useTranslation } from "./translation.ts";

interface ContentAskProps {
  /** Answers whether the server has answered. */
  readonly onAsk: (text: string) => Promise<boolean>;
  readonly answer: ContentAnswer | undefined;
}

/** A question as a customer would ask it, and what speaks for each article. */
export function ContentAsk({ onAsk, answer }: ContentAskProps): JSX.Element {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const ask = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== "") setFailed(!(await onAsk(text.trim())));
  };
  return (
    <section class="ask">
      <form onSubmit={(event) => void ask(event)}>
        <div class="field">
          <input
            value={text}
            aria-label={t("preview.ask")}
            placeholder={t("preview.ask")}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="secondary">
          {t("preview.askButton")}
        </button>
      </form>
      <div role="status">
        {failed && <p class="knowledge-wrong">{t("lists.failed")}</p>}
        {answer && <Why answer={answer} />}
      </div>
    </section>
  );
}

function Why({ answer }: { readonly answer: ContentAnswer }): JSX.Element {
  const { t } = useTranslation();
  const { listed, read, ranked, outcome } = answer;
  return (
    <>
      <p>
        <strong>{t(`gaps.now.${outcome}`)}</strong>
        {listed && ` ${t("preview.listed")}`}
      </p>
      <p class="muted">{t("preview.readAs", { text: read })}</p>
      <ul>
        {ranked.map(({ name, parts }) => (
          <li key={name} class="muted">
            <strong>{name}</strong>{" "}
            {Object.entries(parts)
              .map(([part, value]) => `${part} ${value.toFixed(2)}`)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </>
  );
}
