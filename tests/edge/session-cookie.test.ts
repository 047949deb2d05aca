import { expect, test } from "vitest";
import { cookieName, cookieOptions, tokenInCookie } from "../../server/edge/session-cookie.ts";

test("S10 over https the cookie is bound to this host", () => {
  expect(cookieName(true)).toBe("__Host-pocketdesk_agent");
  // What the prefix demands: secure, the whole path, no domain.
  expect(cookieOptions(true)).toEqual({
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: true,
  });
});

test.each([
  ["alone", "pocketdesk_agent=abc"],
  ["among others", "theme=dark; pocketdesk_agent=abc; x=1"],
  ["over https", "__Host-pocketdesk_agent=abc"],
  ["over https beside one that http has set", "pocketdesk_agent=evil; __Host-pocketdesk_agent=abc"],
  ["without spaces", "a=b;pocketdesk_agent=abc"],
])("the token is found %s", (_, header) => {
  expect(tokenInCookie(header)).toBe("abc");
});

test("a token with equal signs stays whole", () => {
  expect(tokenInCookie("pocketdesk_agent=abc==")).toBe("abc==");
});

test.each([undefined, "", "pocketdesk", "pocketdesk_agents=abc", "x=pocketdesk_agent", "; ;="])(
  "there is no token in %j",
  (header) => {
    expect(tokenInCookie(header)).toBeUndefined();
  },
);
