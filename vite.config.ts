/**
 * Builds one part by `--mode`, the widget first: its loader and its full page carry the hashed name of its
 * entry. They are builds of their own, so that nothing is cut out of the entry to be shared. `module` is the widget for `import { createPocketDesk }`.
 */

import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, "dist/public");
const at = (...path: string[]) => join(root, ...path);

const shared = {
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
} satisfies UserConfig;

/** The oldest engines with what the sheets and the scripts use; a wallet's WebView is no older. */
const target = ["es2022", "chrome111", "safari16.4", "firefox113"];

const hashed = {
  entryFileNames: "widget/[name]-[hash].js",
  chunkFileNames: "widget/[name]-[hash].js",
  assetFileNames: "widget/[name]-[hash][extname]",
} as const;

/** For the chat itself: two per cent smaller than by the bundler's own minifier, which does the rest faster. */
const smallest = {
  minify: "terser",
  terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
} as const;

const parts: Readonly<Record<string, () => UserConfig>> = {
  widget: () => ({
    ...shared,
    root: at("widget"),
    plugins: [slimSocketIo(), numberedTexts(), plainImports(), freshFolder("widget")],
    build: {
      ...smallest,
      target,
      // Prefixes stand in the sheets; rewriting color-scheme for engines before light-dark() would cost more.
      cssTarget: "esnext",
      outDir: out,
      emptyOutDir: false,
      manifest: "widget/manifest.json",
      modulePreload: false,
      rolldownOptions: {
        input: { app: at("widget/mount.tsx") },
        preserveEntrySignatures: "allow-extension",
        output: hashed,
      },
    },
  }),
  support: () => ({
    ...shared,
    root: at("widget"),
    define: { __APP__: JSON.stringify(widgetEntry()) },
    plugins: [plainImports(), supportPage()],
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      modulePreload: false,
      rolldownOptions: { output: hashed },
    },
  }),
  loader: () => ({
    ...shared,
    root: at("widget"),
    define: { __APP__: JSON.stringify(widgetEntry()) },
    build: {
      target,
      outDir: out,
      emptyOutDir: false,
      lib: {
        entry: at("widget/embed/loader.ts"),
        formats: ["iife"],
        name: "PocketDesk",
        fileName: () => "widget.js",
      },
    },
  }),
  module: () => ({
    ...shared,
    root: at("widget"),
    plugins: [slimSocketIo(), numberedTexts(), plainImports()],
    build: {
      target,
      outDir: at("dist/widget-module"),
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { pocketdesk: at("widget/embed/api.ts") },
        preserveEntrySignatures: "strict",
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
    root: at(name),
    base: `/${name}/`,
    build: { target, outDir: join(out, name), emptyOutDir: true, modulePreload: false },
  };
}

/**
 * The widget's copy of `socket.io-client`: its manager and socket as they are, on a parser and an engine
 * for text (widget/wire), 6.5 kB smaller than the browser build. Everything else uses the whole package.
 */
function slimSocketIo(): Plugin {
  const wire = (file: string) => at("widget/wire", file);
  const replaced: Readonly<Record<string, string>> = {
    "socket.io-client": wire("socket-io-client.ts"),
    "engine.io-client": wire("engine-io-client.ts"),
    "socket.io-parser": wire("socket-io-parser.ts"),
    "@socket.io/component-emitter": wire("emitter.ts"),
  };
  return {
    name: "slim-socket-io",
    enforce: "pre",
    resolveId(id, importer) {
      if (id === "socket.io-client" && importer?.endsWith("wire/socket-io-client.ts"))
        return at("node_modules/socket.io-client/build/esm/manager.js");
      return replaced[id];
    },
    // Advice for servers of 2020, 120 bytes of it.
    transform: (code, id) =>
      id.endsWith("socket.io-client/build/esm/socket.js")
        ? code.replace(/"It seems you are trying [^"]+"/, '"not a Socket.IO 3 server"')
        : undefined,
  };
}

/**
 * In the built widget a text is asked for by its place, not by its key: 1.2 kB less of names. The sources,
 * the tests and the type checker see keys. A key must stand whole in a literal to be found.
 */
function numberedTexts(): Plugin {
  const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  const places = new Map(
    Object.keys(read(at("widget/locales/zh-CN.json"))).map((key, place) => [key, place]),
  );
  return {
    name: "numbered-texts",
    enforce: "post",
    load(id) {
      if (!/widget\/locales\/(zh-CN|zh-TW|en)\.json$/.test(id)) return undefined;
      const texts = read(id);
      const inOrder = [...places.keys()].map((key) => texts[key]);
      return { code: `export default ${JSON.stringify(inOrder)}`, moduleType: "js" };
    },
    transform(code, id) {
      if (!/(widget|ui)\/.*\.tsx?$/.test(id)) return undefined;
      return code.replace(/(["'`])([a-z]+\.\w+)\1/g, (literal, _quote, key: string) =>
        String(places.get(key) ?? literal),
      );
    },
  };
}

/** Nothing is preloaded here, so a dynamic import is just that; Vite's wrapper is taken off again. */
function plainImports(): Plugin {
  return {
    name: "plain-imports",
    enforce: "pre",
    load: (id) =>
      id.includes("vite/preload-helper")
        ? "export const __vitePreload = (load) => load()"
        : undefined,
    generateBundle: {
      // After Vite has filled the wrapper's list of what to preload.
      order: "post",
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === "chunk")
            chunk.code = chunk.code.replace(
              /[\w$]+\(\(\)=>(import\([^()]+\)),\[\]\)/g,
              (_wrapped, plain: string) => plain,
            );
      },
    },
  };
}

/** Hashed files of earlier builds would pile up beside what others put into the same folder. */
function freshFolder(name: string): Plugin {
  return {
    name: "fresh-folder",
    buildStart: () => rmSync(join(out, name), { recursive: true, force: true }),
  };
}

/** `/support` has a folder of its own beside the others. */
function supportPage(): Plugin {
  return {
    name: "support-page",
    closeBundle() {
      mkdirSync(join(out, "support"), { recursive: true });
      renameSync(join(out, "index.html"), join(out, "support/index.html"));
    },
  };
}

function widgetEntry(): string {
  const manifest: Record<string, { readonly file: string }> = JSON.parse(
    readFileSync(join(out, "widget/manifest.json"), "utf8"),
  );
  const file = manifest["mount.tsx"]?.file;
  if (file === undefined) throw new Error("Build the widget first: npx vite build --mode widget");
  return file.replace("widget/", "");
}

export default defineConfig(({ mode }) => {
  const part = parts[mode];
  if (part === undefined) throw new Error(`--mode must be one of ${Object.keys(parts).join(", ")}`);
  return part();
});
