/** `npm run faq -- new` */

import { constants } from "node:fs";
import { access, copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { locales } from "../../protocol/conversation.ts";
import { isArticlePath } from "../faq/content/article.ts";
import { categoriesFile } from "../faq/content/data-files.ts";
import { listFolder } from "../faq/content/folder.ts";
import { parseYaml } from "../faq/content/yaml-file.ts";
import { type FaqCall, type FaqOutput, orMistake, words } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

export async function newCommand(call: FaqCall): Promise<FaqOutput> {
  const [place = ""] = call.args;
  const { file } = await articlePlace(call, place);
  const template = await templateOf(call);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(template, file, constants.COPYFILE_EXCL);
  return { code: 0, text: words(call, "wrote", { file }) };
}

export async function templateOf({ folder }: FaqCall): Promise<string> {
  const file = join(folder, "_template.md");
  if (!(await isThere(file))) throw new EditorMistake("newNoTemplate", { file });
  return file;
}

/** Where a new article goes. Throws where there is one already, or no such language or category, and at a name that `check` would refuse. */
export async function articlePlace(
  call: FaqCall,
  place: string,
  where: "newWhere" | "draftWhere" = "newWhere",
): Promise<{ readonly file: string; readonly locale: string }> {
  const [, locale, category, id] = /^([\w-]+)\/([\w-]+)\/([^/]+)$/.exec(place) ?? [];
  if (locale === undefined || category === undefined || id === undefined)
    throw new EditorMistake(where);
  if (!locales.some((one) => one === locale))
    throw new EditorMistake("newLocale", { locale, locales: locales.join(", ") });
  const categories = await knownCategories(call.folder);
  if (categories.length > 0 && !categories.includes(category))
    throw new EditorMistake("newCategory", { category, categories: categories.join(", ") });
  const file = join(call.folder, `${place}.md`);
  const other = await otherOf(call.folder, { locale, category, id });
  if (other === `${place}.md`) throw new EditorMistake("newExists", { file });
  if (other !== undefined)
    throw new EditorMistake("newTwin", {
      id: id.replace(/\.md$/i, ""),
      file: join(call.folder, other),
    });
  if (!/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/.test(id))
    throw new EditorMistake("newName", { id, proposed: `${locale}/${category}/${proposed(id)}` });
  return { file, locale };
}

/** The file that a new one would be a second of: of the same id, or one that differs in case only. In another language it has to stand in the same category. */
async function otherOf(
  folder: string,
  {
    locale,
    category,
    id,
  }: { readonly locale: string; readonly category: string; readonly id: string },
): Promise<string | undefined> {
  const { files } = await orMistake(listFolder(folder), { path: folder, missing: "noFolder" });
  const name = id.replace(/\.md$/i, "").toLowerCase();
  const isOwn = (path: string) => Number(path.startsWith(`${locale}/`));
  return files
    .map(({ path }) => path)
    .filter(isArticlePath)
    .sort((a, b) => isOwn(b) - isOwn(a))
    .find((path) => {
      const [itsLocale, itsCategory, itsName = ""] = path.split("/");
      const itsId = itsName.replace(/\.md$/, "");
      if (itsId.toLowerCase() !== name) return false;
      return itsLocale === locale || itsCategory !== category || itsId !== id;
    });
}

const proposed = (id: string): string =>
  id
    .replace(/\.(?:md|markdown|txt)$/i, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "") || "my-article";

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
