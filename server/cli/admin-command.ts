import type { Services } from "../actions/services.ts";

export interface Flags {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly password?: string | undefined;
  readonly disabled?: string | undefined;
  readonly reason?: string | undefined;
}

export interface AdminCommand {
  readonly usage: string;
  readonly does: string;
  /** Checks what was typed before anything is opened. Returns the work, which returns what to print. */
  prepare(flags: Flags, words: readonly string[]): (services: Services) => Promise<string>;
}

/** The command was called in a way that it does not understand. */
export class BadUsage extends Error {}
