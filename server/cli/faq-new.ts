/** `npm run faq -- new` */

import { constants } from "node:fs";
import { access, copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { locales } from "../../protocol/conversation.ts";
import { categoriesFile } from "../faq/content/data-files.ts";
import { parseYaml } from "../faq/content/yaml-file.ts";
import { type FaqCall, type FaqOutput, words } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

export async function newCommand(call: FaqCall): Promise<FaqOutput> {
  const [place = ""] = call.args;
  const { file } = await articlePlace(call, place);
  const template = join(call.folder, "_template.md");
  if (!(await isThere(template))) throw new EditorMistake("newNoTemplate", { file: template });
  await mkdir(dirname(file), { recursive: true });
  await copyFile(template, file, constants.COPYFILE_EXCL);
  return { code: 0, text: words(call, "wrote", { file }) };
}

/** Where a new article goes. Throws where there is one already, or no such language or category. */
export async function articlePlace(
  call: FaqCall,
  place: string,
): Promise<{ readonly file: string; readonly locale: string }> {
  const [, locale, category] = /^([\w-]+)\/([\w-]+)\/[\w-]+$/.exec(place) ?? [];
  if (locale === undefined || category === undefined) throw new EditorMistake("newWhere");
  if (!locales.some((one) => one === locale))
    throw new EditorMistake("newLocale", { locale, locales: locales.join(", ") });
  const categories = await knownCategories(call.folder);
  if (categories.length > 0 && !categories.includes(category))
    throw new EditorMistake("newCategory", { category, categories: categories.join(", ") });
  const file = join(call.folder, `${place}.md`);
  if (await isThere(file)) throw new EditorMistake("newExists", { file });
  return { file, locale };
}

/** Empty where there is no categories.yml: then any category is as good as another. */
async function knownCategories(folder: string): Promise<readonly string[]> {
  const file = join(folder, "categories.yml");
  if (!(await isThere(file))) return [];
  const text = await readFile(file, "utf8");
  return Object.keys(parseYaml({ file, text }, categoriesFile).value ?? {});
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
