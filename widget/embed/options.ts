import type { Locale, Message, QueuePlace } from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import type { Theme } from "../../ui/theme.ts";

/** What the host page decides. All of it is optional, and `update` changes it. */
export interface BootOptions {
  /** Origin of the PocketDesk server; where the script came from, if not given. */
  readonly server?: string;
  /** The language of the page, else of the browser, if not given. */
  readonly locale?: Locale;
  readonly theme?: Theme;
  /** False: the host page opens the widget with a button of its own. */
  readonly launcher?: boolean;
  /** The wallet's own face. `logo` is an address that the page's policy allows as an image, `accent` any CSS colour. */
  readonly brand?: {
    readonly name?: string | undefined;
    readonly logo?: string | undefined;
    readonly accent?: string | undefined;
  };
  /** What the wallet does itself: for each name that an article's button may have, a callback. Others are not shown. */
  readonly actions?: Readonly<Record<string, (detail: ActionDetail) => unknown>>;
  /** Fetches a fresh identity token (a JWT); empty or undefined while nobody is signed in. */
  readonly identify?: () => string | undefined | Promise<string | undefined>;
  /** The customer's last transactions as one JWS of the wallet's, where its back end is not asked for them. */
  readonly transactions?: () => string | undefined | Promise<string | undefined>;
  /** "page" fills the window, for a WebView of its own. "frame" keeps the widget out of a page that holds keys. */
  readonly mount?: "element" | "page" | "frame";
}

export interface ActionDetail {
  /** The article in which the button was tapped. */
  readonly article: string;
}

/** What `open` shows. Without a target: the conversation if one is going on, else home. */
export interface OpenTarget {
  readonly article?: string;
  readonly errorCode?: string;
  readonly draft?: string;
  /** The number of a ticket; the id of a transaction, which is shown over the field until the customer sends it. */
  readonly ticket?: string;
  readonly transaction?: string;
  readonly emergency?: true;
}

/** What the listeners of each event get. A `beforeSend` listener that returns false stops the message. */
export interface WidgetEvents {
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  readonly unread: { readonly count: number };
  readonly message: Message;
  readonly beforeSend: { readonly text: string };
  /** A secret was stopped before it left the device. What it was is told to nobody. */
  readonly secretBlocked: { readonly kind: SecretKind };
  readonly handover: { readonly agent: string };
  readonly queue: QueuePlace;
  /** Something was done about a complaint of the customer's. */
  readonly ticket: { readonly number: string; readonly state: TicketState };
  readonly rated: { readonly score: number };
  readonly error: WidgetError;
}

/** `code` is one of protocol.md; `reason` says more where the page that embeds the widget has something to mend. */
export interface WidgetError {
  readonly code: string;
  readonly message: string;
  readonly reason?: ErrorReason;
}

/** What `identify` gave is no identity. The first five are known without a look at it. */
export type IdentityReason =
  | "rejected"
  | "timeout"
  | "empty"
  | "expired"
  | "refused"
  | "notText"
  | "html"
  | "quoted"
  | "bearer"
  | "tooLong"
  | "notJwt"
  | "subMissing"
  | "subNotText"
  | "expMissing"
  | "expMilliseconds"
  | "expTooFar";

/** What the page calls and there is not. */
export type MisuseReason =
  | "sameOrigin"
  | "unknownOption"
  | "unknownEvent"
  | "unknownTarget"
  | "unknownValue"
  | "notFunction"
  | "serverFixed"
  | "missingArticle"
  | "missingTicket";
export type ErrorReason = IdentityReason | MisuseReason;

export type EventName = keyof WidgetEvents;
export type Listener<Name extends EventName> = (detail: WidgetEvents[Name]) => unknown;
