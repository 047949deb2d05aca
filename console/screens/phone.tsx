import type { ComponentChildren, JSX } from "preact";
import type { Locale } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { translationFor } from "../models/texts.ts";
import "./phone.css";

interface PhoneProps {
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  /** Who speaks. */
  readonly title: string;
  /** A chat has the field below it; home has one of its own. */
  readonly isChat: boolean;
  readonly children: ComponentChildren;
}

/** A customer's phone with the widget open on it, in their language: what its head and its foot look like stands here once. */
export function Phone({ locale, theme, title, isChat, children }: PhoneProps): JSX.Element {
  const theirs = translationFor(locale).t;
  return (
    <div class="phone" data-theme={theme} lang={locale}>
      <div class="phone-screen">
        <p class="phone-head">
          {isChat && <Icon name="back" />}
          <span class="phone-mark" aria-hidden="true">
            {Array.from(title)[0]}
          </span>
          <b class="cut">{title}</b>
          <Icon name="close" />
        </p>
        {children}
        {isChat && (
          <p class="phone-composer" aria-hidden="true">
            <span class="cut">{theirs("announcements.seen.field")}</span>
            <i>
              <Icon name="send" />
            </i>
          </p>
        )}
      </div>
    </div>
  );
}
