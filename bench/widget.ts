import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { locales } from "../protocol/conversation.ts";
import { print } from "./table.ts";

/** Bytes over the wire, gzip at its best: what a server that compresses once sends. */
export interface WidgetSizes {
  /** What every page pays: the script tag, with the frame that it paints. */
  readonly loader: number;
  /** What the loader fetches right behind itself. Nothing waits for it. */
  readonly early: number;
  /** The chat itself: app with socket client and styles, what it imports at once, and the largest of the languages. */
  readonly openChat: number;
  /** With home, the answers, the queue and all else that comes with the texts: nothing is shown before it is there. */
  readonly opened: number;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly gzip: number;
  }[];
}

export const widgetBars = {
  loader: 2_200,
  early: 3_800,
  openChat: 34_000,
  opened: 56_000,
} as const;

// Run from the repository: the bench is bundled elsewhere before it runs.
const builtFolder = join(process.cwd(), "dist/public");

/** Undefined where the widget has not been built. */
export function measureWidget(folder: string = builtFolder): WidgetSizes | undefined {
  const files = builtFiles(folder);
  const manifest = readManifest(folder);
  const named = (wanted: string) => files.find(({ name }) => name === wanted);
  const loader = named("widget.js");
  const early = named("widget.early.js");
  if (!manifest || !loader || !early) return undefined;
  const sum = (names: ReadonlySet<string>) =>
    files.reduce((total, { name, gzip }) => total + (names.has(name) ? gzip : 0), 0);
  const languages = files.filter(({ name }) =>
    locales.some((locale) => name.startsWith(`${locale}-`)),
  );
  const language = Math.max(...languages.map(({ gzip }) => gzip));
  return {
    loader: loader.gzip,
    early: early.gzip,
    openChat: language + sum(withImports(manifest, "mount.tsx")),
    opened: language + sum(withImports(manifest, "mount.tsx", "screens/first-parts.ts")),
    files,
  };
}

type Manifest = Readonly<
  Record<string, { readonly file: string; readonly imports?: readonly string[] }>
>;

function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "widget/manifest.json"), "utf8"));
  } catch {
    return undefined;
  }
}

/** These files, and those that they can't begin without: the bundler may cut one out of them. */
function withImports(manifest: Manifest, ...sources: readonly string[]): ReadonlySet<string> {
  const found = new Set(sources);
  for (const source of found)
    for (const imported of manifest[source]?.imports ?? []) found.add(imported);
  return new Set([...found].flatMap((source) => manifest[source]?.file ?? []));
}

function builtFiles(folder: string): WidgetSizes["files"] {
  try {
    const parts = readdirSync(join(folder, "widget")).filter((name) => name.endsWith(".js"));
    return ["widget.js", "widget.early.js", ...parts.map((name) => `widget/${name}`)].map(
      (path) => {
        const content = readFileSync(join(folder, path));
        const gzip = gzipSync(content, { level: 9 }).length;
        return { name: path.replace("widget/", ""), bytes: content.length, gzip };
      },
    );
  } catch {
    return [];
  }
}

/** Prints what the built widget weighs; 1 kB is 1,000 bytes. */
export async function benchWidget(options: { json: boolean }): Promise<void> {
  const sizes = measureWidget();
  if (sizes === undefined) throw new Error("Build it first: npm run build");
  const { loader, early, openChat, opened, files } = sizes;
  const byWeight = [...files].sort((one, other) => other.gzip - one.gzip);
  print(
    [
      {
        title: "What a browser loads (bytes)",
        columns: ["part", "gzip", "bar"],
        rows: [
          ["loader, on every page", loader, widgetBars.loader],
          ["right behind it", early, widgetBars.early],
          ["the chat itself", openChat, widgetBars.openChat],
          ["with home, answers and the queue", opened, widgetBars.opened],
        ],
      },
      {
        title: "The files (bytes)",
        columns: ["file", "raw", "gzip"],
        rows: byWeight.map(({ name, bytes, gzip }) => [name, bytes, gzip]),
      },
    ],
    options,
  );
}
