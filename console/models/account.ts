import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { CodeAccount } from "../../protocol/errors.ts";
import { asRefusal, type Refusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import { CodeNeeded } from "./code-needed.ts";

type AccountState = "checking" | "signed-in" | "signed-out";

/** Where a sign-in stands: `enrol` where the settings require a second step that is not set up yet. */
type SignInStep = "password" | "code" | "enrol";

/** Whether an agent is signed in. The session is a cookie that no script can read. */
export interface AgentAccount {
  readonly state: ReadonlySignal<AccountState>;
  readonly step: ReadonlySignal<SignInStep>;
  /** Who is signing in, once the password was right. */
  readonly email: ReadonlySignal<string>;
  /** Known with the second step. */
  readonly signingIn: ReadonlySignal<CodeAccount | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Refusal | null>;
  /** The server ended the session while the agent was signed in. */
  readonly expired: ReadonlySignal<boolean>;
  signIn(email: string, password: string): Promise<void>;
  /** The second step: of the authenticator app, or a recovery code. */
  giveCode(code: string): Promise<void>;
  /** Back to the first step. */
  restart(): void;
  signOut(): Promise<void>;
  /** The server has accepted the session. */
  confirm(): void;
  /** The server knows no session, or knows it no longer. */
  forget(): void;
}

export function createAgentAccount(request: AdminRequest = requestAsAgent): AgentAccount {
  const state = signal<AccountState>("checking");
  const step = signal<SignInStep>("password");
  const email = signal("");
  const signingIn = signal<CodeAccount | null>(null);
  const busy = signal(false);
  const problem = signal<Refusal | null>(null);
  const expired = signal(false);
  // Between the two steps only.
  let password = "";

  function forgetStep() {
    password = "";
    step.value = "password";
    signingIn.value = null;
  }

  async function attempt(code?: string) {
    if (busy.value) return;
    busy.value = true;
    const given = { email: email.value, password, ...(code === undefined ? {} : { code }) };
    try {
      const { enrol } = await request<{ readonly enrol?: true }>("POST", "sessions", given);
      batch(() => {
        problem.value = null;
        forgetStep();
        if (enrol) step.value = "enrol";
        else state.value = "signed-in";
      });
    } catch (error) {
      const refusal = asRefusal(error);
      batch(() => {
        const needsCode = refusal.code === "code_needed";
        problem.value = needsCode ? null : refusal;
        if (needsCode) step.value = "code";
        if (refusal instanceof CodeNeeded) signingIn.value = refusal.account;
      });
    } finally {
      busy.value = false;
    }
  }

  return {
    state,
    step,
    email,
    signingIn,
    busy,
    problem,
    expired,
    async signIn(address, typed) {
      email.value = address;
      password = typed;
      await attempt();
    },
    giveCode: attempt,
    restart: () =>
      batch(() => {
        problem.value = null;
        forgetStep();
      }),
    async signOut() {
      problem.value = null;
      expired.value = false;
      // Where nobody answers, the cookie goes with the next sign-in.
      await request("DELETE", "sessions").catch(asRefusal);
      state.value = "signed-out";
    },
    confirm() {
      forgetStep();
      state.value = "signed-in";
    },
    forget() {
      expired.value = state.value === "signed-in";
      state.value = "signed-out";
    },
  };
}
