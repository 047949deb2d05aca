/** What the build has made is served: whatever a page or a script of ours asks for has an address that answers. */

import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { startTestServer } from "../support/server.ts";

const folder = "dist/public";
const begins = ["/", "/support", "/verify", "/console/"].concat(
  ["widget.js", "widget.early.js", "widget.latest.js", "widget.frame.js"].map((file) => `/${file}`),
);
const asksFor = [
  /\bimport\(\s*["'`]([./][^"'`$]+)["'`]/g,
  /\b(?:from|import)\s*["']([./][^"']+)["']/g,
  /<(?:script|link)\b[^>]*\b(?:src|href)="([./][^"]+)"/g,
];

test.skipIf(!existsSync(`${folder}/support/index.html`))(
  "of the built pages and scripts, each is served, and whatever it imports",
  async () => {
    const server = await startTestServer({ PUBLIC_DIR: folder });
    const missing: string[] = [];
    const seen = new Set<string>();
    const follow = async (address: string, from: string): Promise<void> => {
      if (seen.has(address)) return;
      seen.add(address);
      const response = await fetch(server.url + address);
      const text = await response.text();
      if (response.status !== 200) missing.push(`${from} → ${address}`);
      else
        for (const pattern of asksFor)
          for (const [, specifier = ""] of text.matchAll(pattern))
            await follow(new URL(specifier, server.url + address).pathname, address);
    };
    for (const address of begins) await follow(address, "a page");
    await server.stop();
    expect(missing).toEqual([]);
    // The steps of an emergency, once for a page with the loader and once for a WebView.
    expect([...seen].filter((address) => address.includes("idle-parts")).length).toBe(2);
    expect(seen.size).toBeGreaterThan(40);
  },
);
