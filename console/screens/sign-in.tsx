import type { Signal } from "@preact/signals";
import type { JSX, TargetedSubmitEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Locale } from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { Icon } from "../../ui/icons.tsx";
import { type Refusal, Unreachable } from "../../ui/refusal.ts";
import type { AgentAccount } from "../models/account.ts";
import type { Translation } from "../models/texts.ts";
import { LocaleChoice } from "./locale-choice.tsx";
import { useTranslation } from "./translation.ts";
import "./sign-in.css";

interface SignInProps {
  readonly account: AgentAccount;
  readonly locale: Signal<Locale>;
}

export function SignIn({ account, locale }: SignInProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const problem = account.problem.value;
  const note = problem
    ? problemText(problem, translation)
    : account.expired.value
      ? t("refused.unauthenticated")
      : undefined;
  const email = useRef<HTMLInputElement>(null);
  // `autofocus` works only when a page loads. An agent who signs out comes here without a page load.
  useLayoutEffect(() => email.current?.focus(), []);
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void account.signIn(String(form.get("email")).trim(), String(form.get("password")));
  };
  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={handleSubmit}>
        <header>
          <p class="muted">PocketDesk</p>
          <h1>{t("signIn.title")}</h1>
        </header>
        <label class="field">
          <span>{t("signIn.email")}</span>
          <input name="email" type="email" autocomplete="username" required ref={email} />
        </label>
        <label class="field">
          <span>{t("signIn.password")}</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <p class="sign-in-problem" role="alert">
          {note !== undefined && (
            <>
              <Icon name="alert" />
              {note}
            </>
          )}
        </p>
        <button type="submit" class="primary" aria-disabled={account.busy.value}>
          {t(account.busy.value ? "signIn.busy" : "signIn.submit")}
        </button>
        <p class="muted meta">{t("signIn.help")}</p>
      </form>
      <LocaleChoice locale={locale} />
    </main>
  );
}

/** The refusals that say something about this form. All others are the server's trouble. */
const formProblems: Partial<Record<RefusalCode, "signIn.wrong" | "signIn.tooMany">> = {
  unauthenticated: "signIn.wrong",
  invalid: "signIn.wrong",
  not_found: "signIn.wrong",
  rate_limited: "signIn.tooMany",
};

function problemText(problem: Refusal, { t }: Translation): string {
  if (problem instanceof Unreachable) return t("signIn.offline");
  const minutes = Math.ceil((problem.retryAfterMs ?? 60_000) / 60_000);
  return t(formProblems[problem.code] ?? "signIn.unavailable", { minutes });
}
