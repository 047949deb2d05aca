import type { CodeAccount, RefusalBody } from "../../protocol/errors.ts";
import { Refusal } from "../../ui/refusal.ts";

/** The password was right, and the account has a second step. */
export class CodeNeeded extends Refusal {
  readonly account: CodeAccount;

  constructor(body: RefusalBody, account: CodeAccount) {
    super(body);
    this.name = "CodeNeeded";
    this.account = account;
  }
}
