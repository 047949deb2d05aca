/** E-mail to customers: where they get it, and what about. */

/** Its Message-ID begins with it. */
export type MailId = string & { readonly __brand: "MailId" };

/** `address`: whether it is theirs. `answer`: an agent's answer waits unread. `ticket.…`: what became of a complaint. */
export type MailKind =
  | "address"
  | "answer"
  | "ticket.filed"
  | "ticket.asked"
  | "ticket.decided"
  | "ticket.breached"
  | "ticket.forewarned"
  | "ticket.postponed"
  | "transcript";

/** A report goes to those who lead; the others to customers. */
export type LetterKind = MailKind | "report";

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

/** A letter that no mail server took within a day, or that one has refused for good, as administrators see it. */
export interface FailedMail {
  readonly id: MailId;
  readonly kind: LetterKind;
  /** Such as `ticket:PD-20261121-0001-6`. The address is nobody's business. */
  readonly subject: string;
  readonly at: string;
  readonly attempts: number;
  readonly failure: string;
  readonly failedAt: string;
}

export interface FailedMails {
  readonly mails: readonly FailedMail[];
  readonly more: boolean;
  /** How many wait for their time or for another attempt. */
  readonly pending: number;
}
