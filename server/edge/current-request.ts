import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<string>();

/** Whatever is logged by the work, also after it has waited, has this id: of a request, or of a call over a socket. */
export const withRequest = <T>(id: string, work: () => T): T => current.run(id, work);

/** Undefined where nobody's call is being answered. */
export const currentRequest = (): string | undefined => current.getStore();
