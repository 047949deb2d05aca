import type { JSX } from "preact";
import type { DeskModel } from "../models/desk.ts";
import type { DeskProps } from "./desk-props.ts";
import { useTranslation } from "./translation.ts";
import "./bulletin-strip.css";

/** Reminds of what has to be read, above every page; not while a customer in an emergency is on the screen. */
export function BulletinStrip({ model }: Pick<DeskProps, "model">): JSX.Element | null {
  const { t } = useTranslation();
  const [first, ...later] = model.bulletins.unread.value;
  const page = model.screen.page.value;
  if (!first || page === "bulletins" || (page === "desk" && isUrgent(model))) return null;
  return (
    <section class="bulletin-strip" aria-label={t("bulletins.title")}>
      <strong>{t("bulletins.title")}</strong>
      <span class="bulletin-first cut">
        {t("bulletins.said", { name: first.author.name, text: first.text })}
      </span>
      {later.length > 0 && <span class="muted">{t("memo.later", { count: later.length })}</span>}
      <button type="button" class="secondary" onClick={() => model.screen.show("bulletins")}>
        {t("bulletins.open")}
      </button>
    </section>
  );
}

function isUrgent({ conversations }: DeskModel): boolean {
  const view = conversations.current.value?.transcript.view.value;
  return (
    view?.status === "assigned" && (view.priority === "urgent" || view.emergency !== undefined)
  );
}
