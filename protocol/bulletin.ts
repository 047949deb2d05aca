/** What everybody at the desk, or a team, has to have read: marked in each one's console until they say so. No customer sees it. */

import type { AgentId } from "./conversation.ts";

declare const brand: unique symbol;
export type BulletinId = string & { readonly [brand]: "bulletin" };

export interface Bulletin {
  readonly id: BulletinId;
  readonly at: string;
  readonly author: { readonly id: AgentId; readonly name: string };
  readonly text: string;
  /** Absent: it is for everybody at the desk. */
  readonly team?: string | undefined;
  /** To those it is for: when they said that they had read it. */
  readonly readAt?: string | undefined;
  /** It is for whoever asks, and they have not read it. */
  readonly isUnread: boolean;
  /** To those who lead: everybody it is for; first those who have not read it. */
  readonly readers?: readonly BulletinReader[] | undefined;
}

export interface BulletinReader {
  readonly id: AgentId;
  readonly name: string;
  readonly readAt?: string | undefined;
}

export interface BulletinValues {
  /** `unread` are the agent's own, the oldest first; `bulletins` a page of all that they may see, the newest first. */
  readonly "bulletin:list": {
    readonly unread: readonly Bulletin[];
    readonly bulletins: readonly Bulletin[];
    /** There are older ones: ask again with the last one's id. */
    readonly more: boolean;
  };
  /** To how many it went. */
  readonly "bulletin:write": { readonly count: number };
  readonly "bulletin:read": Record<never, never>;
  readonly "bulletin:remove": Record<never, never>;
}
