/** What an agent knows a device by. Nothing more of what a browser says about itself is kept. */

const browsers = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrome\//],
  ["Safari", /Safari\//],
] as const;

const systems = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

type Known = readonly (readonly [name: string, sign: RegExp])[];

/** `Chrome, Windows`; undefined for what is no browser that we know. */
export function deviceName(userAgent: string | undefined): string | undefined {
  const named = (known: Known) => known.find(([, sign]) => sign.test(userAgent ?? ""))?.[0];
  const parts = [named(browsers), named(systems)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(", ") : undefined;
}
