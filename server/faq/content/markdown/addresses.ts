const safeProtocols = new Set(["http:", "https:", "tel:", "mailto:"]);

/** The address if it is one of the web, a telephone or a mailbox; undefined for anything else (javascript:, data:, a path). */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    const disguised = url.username !== "" || url.password !== "";
    return safeProtocols.has(url.protocol) && !disguised ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** What a button under an article may do. */
export const actionAddress = (address: string): string | undefined =>
  /^((?:action|screen):[a-z][a-z0-9-]*|tel:\+?[\d-]+)$/.test(address) ? address : undefined;

/** The widget's own screens that a button opens. */
const screens = ["complaint", "tickets", "announcements", "transactions"];

/** The name of a screen that there is not; no button is shown for it. */
export function unknownScreen(href: string): string | undefined {
  const [, name = ""] = /^screen:(.*)$/.exec(href) ?? [];
  return name === "" || screens.includes(name) ? undefined : name;
}
