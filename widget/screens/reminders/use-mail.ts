import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { MailStanding } from "../../../protocol/mail.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import type { CustomerConnection } from "../../models/customer.ts";
import { useRetry } from "../use-retry.ts";

/** One of the calls about it. */
type MailCall = (call: CustomerConnection["call"]) => Promise<{ readonly mail: MailStanding }>;
/** Why the last call did nothing. */
export type MailProblem = "mailInvalid" | "mailTooMany" | "mailFailed";

interface Mail {
  /** Undefined: not known yet. */
  readonly standing: ReadonlySignal<MailStanding | undefined>;
  readonly problem: ReadonlySignal<MailProblem | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  ask(call: MailCall): Promise<void>;
  load(): void;
}

/** Where the customer gets e-mail, and what can be changed of it. */
export function useMail(): Mail {
  const { connection } = useWidgetContext().support;
  const standing = useSignal<MailStanding | undefined>(undefined);
  const problem = useSignal<MailProblem | undefined>(undefined);
  const busy = useSignal(false);
  const ask: Mail["ask"] = async (call) => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      standing.value = (await call(connection.call)).mail;
      problem.value = undefined;
    } catch (error) {
      problem.value = mailProblem(error);
    }
    busy.value = false;
  };
  const load = () => void ask((call) => call("mail:get", {}));
  useEffect(() => {
    // The link was opened elsewhere on this device: who comes back reads that it is confirmed.
    const onShown = () => {
      if (!document.hidden) load();
    };
    load();
    document.addEventListener("visibilitychange", onShown);
    return () => document.removeEventListener("visibilitychange", onShown);
  }, []);
  useRetry(() => {
    if (standing.peek() === undefined) load();
  });
  return { standing, problem, busy, ask, load };
}

export function mailProblem(error: unknown): MailProblem {
  const { code } = asRefusal(error);
  if (code === "invalid") return "mailInvalid";
  return code === "rate_limited" ? "mailTooMany" : "mailFailed";
}
