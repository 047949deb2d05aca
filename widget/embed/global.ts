/** The types of what the script tag puts on `window`: `pocketdesk/global` of the npm package. */
import type { PocketDesk } from "./api.ts";
import type { EventName, Listener } from "./options.ts";

type Commands = Omit<PocketDesk, "on">;

/** Before the script has loaded a call is kept, and answers nothing. */
export interface PocketDeskCall {
  <Name extends EventName>(
    command: "on",
    name: Name,
    listener: Listener<Name>,
  ): (() => void) | undefined;
  <Command extends keyof Commands>(
    command: Command,
    ...given: Parameters<Commands[Command]>
  ): ReturnType<Commands[Command]> | undefined;
  /** The calls that are kept. */
  q?: ArrayLike<unknown>[];
}

declare global {
  interface Window {
    PocketDesk?: PocketDeskCall;
  }
}
