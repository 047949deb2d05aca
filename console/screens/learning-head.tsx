import type { ComponentChildren, JSX } from "preact";
import { maySeePage } from "../models/pages.ts";
import type { DeskProps } from "./desk-props.ts";
import { useTranslation } from "./translation.ts";
import "./learning.css";
import "./wide-page.css";

interface LearningHeadProps extends Pick<DeskProps, "model"> {
  /** What can be done here. */
  readonly children?: ComponentChildren;
}

const pages = ["bulletins", "improvements", "replays"] as const;

/** Where agents learn from cases: the ways between its pages. */
export function LearningHead({ model, children }: LearningHeadProps): JSX.Element {
  const { t } = useTranslation();
  const { screen, agent, bulletins } = model;
  const count = bulletins.unread.value.length;
  return (
    <header class="learning-head">
      <h1>{t("rail.learning")}</h1>
      <nav class="learning-tabs" aria-label={t("rail.learning")}>
        {pages
          .filter((page) => maySeePage(agent.value?.role, page))
          .map((page) => (
            <button
              key={page}
              type="button"
              aria-current={page === screen.page.value ? "page" : undefined}
              onClick={() => screen.show(page)}
            >
              {t(`${page}.title`)}
              {page === "bulletins" && count > 0 && <b class="learning-count">{count}</b>}
            </button>
          ))}
      </nav>
      <div class="learning-actions">{children}</div>
    </header>
  );
}
