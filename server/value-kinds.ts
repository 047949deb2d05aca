/** Values that lists of settings hold. */

import { isIP } from "node:net";
import type { ValueKind } from "./settings.ts";

export const origin: ValueKind = {
  name: "an origin such as https://wallet.example.com",
  is: (value) => URL.canParse(value) && new URL(value).origin === value,
};

export const network: ValueKind = {
  name: "an address or a network such as 10.0.0.0/8",
  is(value) {
    const [address = "", bits] = value.split("/");
    const family = isIP(address);
    if (family === 0) return false;
    const longest = family === 6 ? 128 : 32;
    return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  },
};
