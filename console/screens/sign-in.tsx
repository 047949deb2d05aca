import type { Signal } from "@preact/signals";
import type { JSX, TargetedSubmitEvent } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Locale } from "../../protocol/conversation.ts";
import type { AgentAccount } from "../models/account.ts";
import { createOwnAccountModel } from "../models/own-account.ts";
import { AgentMark } from "./agent-mark.tsx";
import { CodeClock } from "./code-clock.tsx";
import { CodeField } from "./code-field.tsx";
import { FrontDoor } from "./front-door.tsx";
import { SecondStepSetup } from "./second-step.tsx";
import { codeProblems, passwordProblems, SignInProblem } from "./sign-in-problem.tsx";
import { useTranslation } from "./translation.ts";

interface SignInProps {
  readonly account: AgentAccount;
  readonly locale: Signal<Locale>;
}

export function SignIn({ account, locale }: SignInProps): JSX.Element {
  const step = account.step.value;
  return (
    <FrontDoor locale={locale}>
      {step === "password" && <PasswordStep account={account} />}
      {step === "code" && <CodeStep account={account} />}
      {step === "enrol" && <EnrolStep account={account} />}
    </FrontDoor>
  );
}

type StepProps = Pick<SignInProps, "account">;

function PasswordStep({ account }: StepProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const email = useRef<HTMLInputElement>(null);
  // `autofocus` works only when a page loads. An agent who signs out comes here without a page load.
  useLayoutEffect(() => email.current?.focus(), []);
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void account.signIn(String(form.get("email")).trim(), String(form.get("password")));
  };
  return (
    <form class="front-form" onSubmit={handleSubmit}>
      <h1>{t("signIn.title")}</h1>
      <label class="field">
        <span>{t("signIn.email")}</span>
        <input
          name="email"
          type="email"
          autocomplete="username"
          required
          ref={email}
          defaultValue={account.email.peek()}
        />
      </label>
      <label class="field">
        <span>{t("signIn.password")}</span>
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <SignInProblem account={account} texts={passwordProblems} />
      <button type="submit" class="primary" aria-disabled={account.busy.value}>
        {t(account.busy.value ? "signIn.busy" : "signIn.submit")}
      </button>
      <p class="muted meta">{t("signIn.help")}</p>
    </form>
  );
}

function CodeStep({ account }: StepProps): JSX.Element {
  const { t } = useTranslation();
  const [onPaper, setOnPaper] = useState(false);
  const [typed, setTyped] = useState("");
  const [who, email] = [account.signingIn.value, account.email.value];
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (typed.length < shortestCode) return;
    void account.giveCode(String(new FormData(event.currentTarget).get("code")).trim());
  };
  return (
    <form class="front-form" onSubmit={handleSubmit}>
      <p class="muted front-step">{t("signIn.second")}</p>
      <h1>{t(onPaper ? "signIn.recovery" : "signIn.code")}</h1>
      <p class="muted front-hint">{t(onPaper ? "signIn.recoveryHint" : "signIn.codeHint")}</p>
      <p class="front-who">
        <AgentMark id={who?.id ?? email} name={who?.name ?? email} />
        <span class="front-who-name">
          {who && <strong>{who.name}</strong>}
          <span class={who ? "muted meta" : ""}>{email}</span>
        </span>
        <button type="button" class="quiet link" onClick={account.restart}>
          {t("signIn.other")}
        </button>
      </p>
      {onPaper ? (
        <label class="field">
          <span>{t("signIn.recoveryLabel")}</span>
          <input
            name="code"
            autocomplete="off"
            required
            maxLength={20}
            onInput={(event) => setTyped(event.currentTarget.value.trim())}
          />
        </label>
      ) : (
        <CodeField
          label={t("signIn.codeLabel")}
          hint={t("signIn.codeSends")}
          onChange={setTyped}
          onCode={(code) => void account.giveCode(code)}
        >
          {who && <CodeClock codeMs={who.codeMs} />}
        </CodeField>
      )}
      <SignInProblem account={account} texts={codeProblems} />
      <button
        type="submit"
        class="primary"
        aria-disabled={account.busy.value || typed.length < shortestCode}
      >
        {t(account.busy.value ? "signIn.busy" : "signIn.submit")}
      </button>
      <div class="front-ways">
        <button
          type="button"
          class="quiet link"
          onClick={() => {
            setTyped("");
            setOnPaper(!onPaper);
          }}
        >
          {t(onPaper ? "signIn.useApp" : "signIn.useRecovery")}
        </button>
        <details class="front-lost">
          <summary>{t("signIn.noPhone")}</summary>
          <p class="muted meta">{t("signIn.lostPhone")}</p>
        </details>
      </div>
    </form>
  );
}

/** Of the app; a recovery code is longer. */
const shortestCode = 6;

/** The settings of the desk ask for a second step, and this account has none. */
function EnrolStep({ account }: StepProps): JSX.Element {
  const { t } = useTranslation();
  const own = useMemo(() => createOwnAccountModel(), []);
  return (
    <section class="front-form">
      <h1>{t("twoStep.title")}</h1>
      <p>{t("twoStep.required")}</p>
      <SecondStepSetup own={own} onDone={account.confirm} />
    </section>
  );
}
