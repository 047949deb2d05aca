/** Every example in the documents is run by some test, or stands here with the reason why it cannot be. */

import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Block, blocksOf, documents } from "./documents.ts";

/** The first rule that fits a block says which test runs it. */
const rules: readonly {
  readonly fits: (block: Block) => boolean;
  readonly test: string;
}[] = [
  { fits: ({ language }) => language === "sh", test: "tests/docs/commands.test.ts" },
  { fits: ({ text }) => text.startsWith("$ npm "), test: "tests/docs/commands.test.ts" },
  { fits: ({ file }) => file === "docs/protocol.md", test: "tests/docs/views.test.ts" },
  {
    fits: ({ language, text }) =>
      language === "html" || (language === "js" && !text.includes("uni.")),
    test: "tests/docs/embedding.test.ts",
  },
  { fits: ({ language }) => language === "ts", test: "tests/faults/npm-package.test.ts" },
  {
    fits: ({ text }) => text.includes("pocketdesk/widget"),
    test: "tests/browser/frameworks.test.ts",
  },
  { fits: ({ file }) => file === "docs/editing.md", test: "tests/docs/editing.test.ts" },
];

/** What no test can run here. */
const notRun: readonly {
  readonly file: string;
  readonly language: string;
  readonly reason: string;
}[] = [
  {
    file: "docs/architecture.md",
    language: "",
    reason: "drawings; tests/layers.test.ts executes the layer rule",
  },
  {
    file: "docs/operating.md",
    language: "ini",
    reason: "a systemd unit; tests/faults/stop.test.ts runs what it starts",
  },
  { file: "docs/storage.md", language: "", reason: "a drawing" },
  ...["kotlin", "swift", "dart", "tsx", "vue", "js"].map((language) => ({
    file: "docs/embedding.md",
    language,
    reason: "an app for phones; tests/browser/support-page.test.ts runs the page's side",
  })),
  { file: "docs/operating.md", language: "nginx", reason: "needs nginx and a certificate" },
];

const blocks = documents.flatMap(blocksOf);

describe("an example", () => {
  test.each(blocks.map((block) => [`${block.file}:${block.line}`, block] as const))(
    "at %s is run by a test, or cannot be run",
    (_, block) => {
      const rule = rules.find(({ fits }) => fits(block));
      const reason = notRun.find(
        ({ file, language }) => file === block.file && language === block.language,
      )?.reason;
      expect(rule?.test ?? reason).toBeDefined();
    },
  );

  test.each(rules)("$test is there", ({ test: file }) => {
    expect(existsSync(file)).toBe(true);
  });
});
