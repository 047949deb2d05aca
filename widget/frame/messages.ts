/** What crosses the border between the wallet's page and the frame, over a port that only the two of them have. */
import type { ActionDetail, BootOptions, OpenTarget } from "../embed/options.ts";

/** The only message to a window; with it comes the port. */
export interface FrameHandshake {
  readonly type: "pocketdesk";
  /** As in the frame's address. */
  readonly nonce: string;
  /** Another one than before: the customer has signed out, and what the frame keeps is theirs no more. */
  readonly keeping: string;
  readonly options: FramedOptions;
}

/** What of the page's options is data. The server is the frame's own, whatever the page says. */
export interface FramedOptions {
  readonly locale: BootOptions["locale"] | undefined;
  readonly theme: BootOptions["theme"] | undefined;
  readonly brand: BootOptions["brand"] | undefined;
  /** The page's `lang`. */
  readonly pageLanguage: string;
  /** Their names: the callbacks stay with the page. */
  readonly actions: readonly string[];
  /** Counts the `identify` functions that the page has given; 0 is none. */
  readonly identify: number;
}

export type ToFrame =
  | { readonly type: "update"; readonly options: FramedOptions }
  | { readonly type: "open"; readonly target: OpenTarget }
  | { readonly type: "close" | "back" | "forget" }
  | { readonly type: "answer"; readonly id: number; readonly value?: unknown }
  | { readonly type: "failed"; readonly id: number; readonly message: string };

export interface ActionMessage {
  readonly type: "action";
  readonly name: string;
  readonly detail: ActionDetail;
}

export type ToPage =
  /** The handshake has come; the widget is there; nothing is kept any more. */
  | { readonly type: "here" | "ready" | "forgotten" }
  | { readonly type: "event"; readonly name: string; readonly detail: unknown }
  | { readonly type: "identify"; readonly id: number }
  | { readonly type: "beforeSend"; readonly id: number; readonly text: string }
  | ActionMessage
  /** The next page of this browser starts the widget by itself: somebody waits. */
  | { readonly type: "live"; readonly on: boolean };
