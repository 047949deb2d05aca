/**
 * Builds one bundle by `--mode`. The widget comes first: its loader and its full page carry the hashed name of
 * its entry. `module` is the widget for `import { createPocketDesk }`. No step here edits code.
 */

import { join } from "node:path";
import { defineConfig, type UserConfig } from "vite";
import {
  linkedSheet,
  publicFolder,
  root,
  stableNames,
  widgetEntry,
} from "./scripts/widget-files.ts";

const from = (...path: string[]) => join(root, ...path);

/**
 * The oldest engines with what the sheets and the scripts use; a wallet's WebView is no older. Firefox has `ariaLabel` and
 * the like from 119 on. docs/embedding.md says the same.
 */
const target = ["es2022", "chrome111", "safari16.4", "firefox119"];

const shared = {
  publicDir: false,
  logLevel: "warn",
  // `pure` would put a comment before every element, and the minifier would leave it there.
  oxc: { jsx: { runtime: "automatic", importSource: "preact", pure: false } },
} satisfies UserConfig;

/** Two per cent smaller than by the bundler's own minifier, which does the rest faster. */
const smallest = {
  minify: "terser",
  terserOptions: {
    ecma: 2020,
    module: true,
    compress: { passes: 6, pure_getters: true, unsafe_arrows: true },
  },
} satisfies UserConfig["build"];

/**
 * The widget is built as a library: a library's `import()` is left as it is, a page's gets a wrapper of Vite's
 * that preloads, 0.6 kB of it.
 */
const library = (entry: Readonly<Record<string, string>>) =>
  ({ entry: { ...entry }, formats: ["es"] }) satisfies NonNullable<UserConfig["build"]>["lib"];

/** The frame around the widget stands alone on the page. */
const isOfFrame = (id: string) => /\/widget\/(frame\/|locales\/launcher\.json)/.test(id);

const bundles: Readonly<Record<string, () => UserConfig>> = {
  widget: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      // Prefixes stand in the sheets; rewriting color-scheme for engines before light-dark() would cost more.
      cssTarget: "esnext",
      outDir: join(publicFolder, "widget"),
      emptyOutDir: true,
      manifest: "manifest.json",
      lib: library({ app: from("widget/mount.tsx"), frame: from("widget/frame/mount.ts") }),
      ...smallest,
      rolldownOptions: {
        preserveEntrySignatures: "allow-extension",
        output: {
          entryFileNames: "[name]-[hash].js",
          chunkFileNames: "[name]-[hash].js",
          // What the app begins with is one file: else what it shares with several parts would be another one, a wait more.
          codeSplitting: {
            groups: [{ name: "app", tags: ["$initial"], test: (id) => !isOfFrame(id) }],
          },
        },
      },
    },
  }),
  support: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: from("widget/support/index.html"),
        // The page loads the widget that is built already.
        external: [from("widget/mount.tsx")],
        output: {
          paths: { [from("widget/mount.tsx")]: `./widget/${widgetEntry()}` },
          entryFileNames: "widget/support-[hash].js",
          // Nothing is served from the folder that a page's parts go to by default.
          chunkFileNames: "widget/[name]-[hash].js",
        },
      },
    },
  }),
  verify: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: {
        input: from("widget/verify/index.html"),
        output: {
          entryFileNames: "widget/verify-[hash].js",
          chunkFileNames: "widget/[name]-[hash].js",
        },
      },
    },
  }),
  loader: () => ({
    ...shared,
    root: from("widget"),
    define: { __WIDGET__: JSON.stringify(widgetEntry()) },
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      lib: {
        entry: from("widget/embed/loader.ts"),
        formats: ["iife"],
        name: "PocketDesk",
        fileName: () => "widget.js",
      },
      ...smallest,
    },
    plugins: [stableNames(), linkedSheet()],
  }),
  early: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: publicFolder,
      emptyOutDir: false,
      lib: {
        ...library({ early: from("widget/embed/early.ts") }),
        fileName: () => "widget.early.js",
      },
      ...smallest,
      rolldownOptions: {
        // The steps of an emergency come later, and take what they share with it from it.
        preserveEntrySignatures: "allow-extension",
        output: { chunkFileNames: "widget/[name]-[hash].js" },
      },
    },
  }),
  module: () => ({
    ...shared,
    root: from("widget"),
    build: {
      target,
      outDir: from("npm/dist"),
      emptyOutDir: true,
      lib: library({ pocketdesk: from("widget/embed/api.ts") }),
      rolldownOptions: {
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  }),
  console: () => page("console"),
  demo: () => page("demo"),
};

function page(name: string): UserConfig {
  return {
    ...shared,
    root: from(name),
    base: `/${name}/`,
    build: { target, outDir: join(publicFolder, name), emptyOutDir: true, modulePreload: false },
  };
}

export default defineConfig(({ mode }) => {
  const bundle = bundles[mode];
  if (bundle === undefined)
    throw new Error(`--mode must be one of ${Object.keys(bundles).join(", ")}`);
  return bundle();
});
