import type { Signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { Locale } from "../../protocol/conversation.ts";
import { createFrontNews, type FrontNews } from "../models/front-news.ts";
import { FrontPicture } from "./front-picture.tsx";
import { LocaleChoice } from "./locale-choice.tsx";
import { ProductMark } from "./product-mark.tsx";
import { useTranslation } from "./translation.ts";
import "./front-door.css";

interface FrontDoorProps {
  readonly locale: Signal<Locale>;
  readonly children: ComponentChildren;
}

/** What stands around a form before somebody is signed in. It says nothing of accounts nor of the desk. */
export function FrontDoor({ locale, children }: FrontDoorProps): JSX.Element {
  const { t } = useTranslation();
  const news = useMemo(() => createFrontNews(), []);
  const language = locale.value;
  useEffect(() => void news.load(language), [news, language]);
  const wallet = news.wallet.value;
  return (
    <div class="front">
      <main class="front-main">
        <header class="front-head">
          <ProductMark />
          <span class="front-name">
            <strong>{wallet === "" ? t("app.title") : t("app.titleOf", { wallet })}</strong>
            <span class="muted meta">PocketDesk</span>
          </span>
          <LocaleChoice locale={locale} />
        </header>
        {children}
        <Address />
      </main>
      <div class="front-side">
        <FrontPicture />
        <Health news={news} />
      </div>
    </div>
  );
}

/** What is in the address bar, to be compared: the only place to type a password or a code. */
function Address(): JSX.Element {
  const { t } = useTranslation();
  const { host } = location;
  const [before = "", after = ""] = t("signIn.address", { host: "\n" }).split("\n");
  return (
    <p class="muted meta front-foot">
      {before}
      <strong>{host}</strong>
      {after}
    </p>
  );
}

function Health({ news }: { readonly news: FrontNews }): JSX.Element {
  const { t } = useTranslation();
  const health = news.health.value;
  return (
    <p class="muted meta front-health" role="status" data-health={health}>
      {health !== "unknown" && (
        <>
          <i class="connection-dot" aria-hidden="true" />
          {t(`signIn.health.${health}`)}
        </>
      )}
    </p>
  );
}
