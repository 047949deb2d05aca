import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import type { Locale } from "../../protocol/conversation.ts";
import { LocaleChoice } from "./locale-choice.tsx";
import { useTranslation } from "./translation.ts";
import "./front-door.css";

interface FrontDoorProps {
  readonly locale: Signal<Locale>;
  readonly children: ComponentChildren;
}

/** What stands around a form before somebody is signed in. It says nothing of accounts nor of the desk. */
export function FrontDoor({ locale, children }: FrontDoorProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="front">
      <main class="front-main">
        <header class="front-head">
          <strong>{t("app.title")}</strong>
          <LocaleChoice locale={locale} />
        </header>
        {children}
        <p class="muted meta front-foot">{t("signIn.address", { host: location.host })}</p>
      </main>
      <Pocket />
    </div>
  );
}

/** Two letters in a pocket. */
const Pocket = (): JSX.Element => (
  <div class="front-picture" aria-hidden="true">
    <svg viewBox="0 0 320 360" aria-hidden="true">
      <g transform="rotate(-6 100 110)">
        <rect class="front-paper" x="12" y="14" width="190" height="180" rx="18" />
        <path class="front-ink" d="M34 48h108" />
        <path class="front-ink faint" d="M34 70h82M34 92h96" />
      </g>
      <g transform="rotate(7 220 130)">
        <rect class="front-paper" x="136" y="36" width="172" height="160" rx="18" />
        <path class="front-ink" d="M158 66h82" />
        <path class="front-ink faint" d="M158 88h110" />
        <path class="front-check" d="m270 62 6 6 12-12" />
      </g>
      <path
        class="front-pocket"
        d="M0 126a10 10 0 0 1 10-10h300a10 10 0 0 1 10 10v64a160 160 0 0 1-320 0Z"
      />
      <path class="front-seam" d="M6 146c40 34 92 50 154 50s114-16 154-50" />
    </svg>
  </div>
);
