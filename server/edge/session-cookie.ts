/** The console's session cookie. The `__Host-` name binds it to this host, and only https may set it. */

const plainName = "pocketdesk_agent";
const secureName = `__Host-${plainName}`;

export const cookieName = (secure: boolean) => (secure ? secureName : plainName);

export const cookieOptions = (secure: boolean) =>
  ({ path: "/", httpOnly: true, sameSite: "strict", secure }) as const;

/** Where the agent's device has signed in before; it signs nobody in. */
export const deviceCookie = (secure: boolean) => `${secure ? "__Host-" : ""}pocketdesk_device`;
export const deviceSeconds = 180 * 86_400;

/** The token in a `Cookie` header, under either name. */
export function tokenInCookie(header: string | undefined): string | undefined {
  const cookies = cookiesIn(header);
  return cookies.get(secureName) ?? cookies.get(plainName);
}

export function deviceInCookie(header: string | undefined): string | undefined {
  const cookies = cookiesIn(header);
  return cookies.get(deviceCookie(true)) ?? cookies.get(deviceCookie(false));
}

const cookiesIn = (header: string | undefined) =>
  new Map((header ?? "").split(";").map((pair) => splitAt(pair.trim())));

function splitAt(pair: string): readonly [string, string] {
  const equals = pair.indexOf("=");
  return [pair.slice(0, Math.max(equals, 0)), pair.slice(equals + 1)];
}
