import { type ReadonlySignal, signal } from "@preact/signals";
import type { RefusalBody } from "../../protocol/errors.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

type AccountState = "checking" | "signed-in" | "signed-out";

/** Whether an agent is signed in. The session is a cookie that no script can read. */
export interface AgentAccount {
  readonly state: ReadonlySignal<AccountState>;
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Refusal | null>;
  /** The server ended the session while the agent was signed in. */
  readonly expired: ReadonlySignal<boolean>;
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server has accepted the session. */
  confirm(): void;
  /** The server knows no session, or knows it no longer. */
  forget(): void;
}

export function createAgentAccount(): AgentAccount {
  const state = signal<AccountState>("checking");
  const busy = signal(false);
  const problem = signal<Refusal | null>(null);
  const expired = signal(false);
  return {
    state,
    busy,
    problem,
    expired,
    async signIn(email, password) {
      if (busy.value) return;
      busy.value = true;
      problem.value = await requestSession({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      busy.value = false;
      if (problem.value === null) state.value = "signed-in";
    },
    async signOut() {
      problem.value = null;
      expired.value = false;
      await requestSession({ method: "DELETE" });
      state.value = "signed-out";
    },
    confirm() {
      state.value = "signed-in";
    },
    forget() {
      expired.value = state.value === "signed-in";
      state.value = "signed-out";
    },
  };
}

/** What went wrong, or null. */
async function requestSession(init: RequestInit): Promise<Refusal | null> {
  try {
    const response = await fetch("/api/agent/sessions", init);
    if (response.ok) return null;
    return new Refusal(refusalIn(await response.json()));
  } catch (error) {
    // No connection, or an answer that is not the server's (a proxy's error page).
    return new Unreachable(String(error));
  }
}

function refusalIn(answer: { readonly error?: RefusalBody }): RefusalBody {
  return answer.error ?? { code: "internal", message: "an answer without an error" };
}
