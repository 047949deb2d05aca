/** E-mail to customers: where they get it, and what about. */

/** `address`: whether it is theirs. `answer`: an agent's answer waits unread. `ticket.…`: what became of a complaint. */
export type MailKind =
  | "address"
  | "answer"
  | "ticket.filed"
  | "ticket.asked"
  | "ticket.decided"
  | "ticket.breached"
  | "transcript";

/** As the customer sees it. Who else holds the device does not read the address. */
export interface MailStanding {
  /** `none`: nobody knows an address. `unconfirmed`: the link that was sent to it has not been opened. */
  readonly state: "none" | "unconfirmed" | "on" | "off";
  /** Such as `li•••@example.com`. */
  readonly address?: string | undefined;
}

export interface MailValues {
  readonly "mail:get": MailAnswer;
  readonly "mail:leave": MailAnswer;
  readonly "mail:switch": MailAnswer;
  readonly "mail:transcript": MailAnswer;
}

interface MailAnswer {
  readonly mail: MailStanding;
}

/** What an export says of it: here the customer reads the whole address. */
export interface ExportedMail {
  readonly state: MailStanding["state"];
  readonly addresses: readonly string[];
  readonly stoppedAt?: string | undefined;
  readonly letters: readonly {
    readonly kind: MailKind;
    readonly at: string;
    readonly sentAt?: string | undefined;
  }[];
}
