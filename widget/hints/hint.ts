const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** For the people who embed the widget: in the console, where the page or the server runs on the developer's own machine. */
export function hint(message: string, server: string): void {
  const hosts = [location.hostname, new URL(server, location.href).hostname];
  if (hosts.some((host) => loopback.test(host))) console.warn(`PocketDesk: ${message}`);
}
