import { join } from "node:path";
import { readConfig } from "../../config.ts";
import { openFaq } from "../../faq/live.ts";
import { createLog } from "../../log.ts";
import { encodeArticlePicture } from "../../media/article-pictures.ts";
import { startPocketDesk } from "../../pocketdesk.ts";
import { editorLocale } from "../faq-texts.ts";
import { type PreviewServer, servePreview } from "./serve-preview.ts";

interface PreviewSettings {
  /** Thrown away afterwards. */
  readonly dataDir: string;
  /** 0: any free one. */
  readonly port: number;
  readonly secret: string;
}

/** Takes `FAQ_DIR`, `FAQ_CACHE_DIR` and the language from the environment, and nothing else. */
export async function openPreview(
  environment: Readonly<Record<string, string | undefined>>,
  { dataDir, port, secret }: PreviewSettings,
): Promise<Pick<PreviewServer, "origin" | "close">> {
  const folder = environment.FAQ_DIR || "faq-content";
  const cacheDir = environment.FAQ_CACHE_DIR || "dist/faq-cache";
  const faq = await openFaq(folder, { cacheDir, encodePicture: encodeArticlePicture });
  let deskUrl = "";
  const preview = await servePreview({
    faq,
    locale: editorLocale(undefined, environment),
    port,
    pageDir: join("server/cli/preview"),
    deskUrl: () => deskUrl,
  });
  faq.subscribe(preview.swapped);
  const config = readConfig({
    PORT: "0",
    DATA_DIR: dataDir,
    FAQ_DIR: folder,
    IDENTITY_SECRET: secret,
    RATE_LIMITS: "off",
    ALLOWED_ORIGINS: preview.origin,
  });
  const desk = await startPocketDesk(config, { log: createLog("error"), faq });
  deskUrl = desk.url;
  return {
    origin: preview.origin,
    async close() {
      await preview.close();
      await desk.stop();
      await faq.close();
    },
  };
}
