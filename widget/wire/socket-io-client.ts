import { Manager, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";

/** `io` without its cache of managers: every call opens a connection of its own. */
export function io(address: string, options: Partial<ManagerOptions & SocketOptions>): Socket {
  const { origin, pathname } = new URL(address, location.href);
  return new Manager(origin, options).socket(pathname, options);
}
