import { z } from "zod";
import type { Locale } from "../../../protocol/conversation.ts";
import { invisible } from "./invisible.ts";
import { type Localized, localized } from "./localized.ts";
import { outsideBodiesFile } from "./outside-bodies-file.ts";
import { type ContentProblem, error } from "./problem.ts";
import { hours } from "./service-hours-file.ts";

/** Texts by name; `hours` and `outsideBodies` alone are more than a text. */
export const walletFile = z
  .object({ hours: hours.optional(), outsideBodies: outsideBodiesFile.default({}) })
  .catchall(localized);
export type Wallet = Readonly<Record<string, Localized>>;

/** Simplified → Taiwan's characters and words. */
export type ConvertToTaiwan = (text: string) => string;

export const notConverted: ConvertToTaiwan = (text) => text;

/** The text in this language; for zh-TW the converted zh-CN text; else any language that there is. */
export function textInLocale(text: Localized, locale: Locale, toTaiwan: ConvertToTaiwan): string {
  if (typeof text === "string") return text;
  const own = text[locale];
  if (own !== undefined) return own;
  const simplified = text["zh-CN"];
  if (locale === "zh-TW" && simplified !== undefined) return toTaiwan(simplified);
  return simplified ?? text.en ?? text["zh-TW"] ?? "";
}

/** What is written as a placeholder, or was meant as one: with other braces, or without its other half. */
const placeholder =
  /[{｛]{2}[^{}｛｝\n]{0,60}[}｝]{1,2}|[{｛]{2}|[{｛]?[A-Za-z][\w.-]*[}｝]{2}|｝｝/g;
const wellFormed = /^\{\{\s*([\w.-]*)\s*\}\}$/;

/** Names in a text that wallet.yml does not have, and what is no placeholder, each with its line within the text (from 0). */
export function unknownPlaceholders(
  text: string,
  wallet: Wallet,
): readonly { readonly name: string; readonly line: number; readonly broken: boolean }[] {
  return [...text.matchAll(placeholder)].flatMap(({ 0: written, index }) => {
    const name = wellFormed.exec(written)?.[1];
    if (name !== undefined && Object.hasOwn(wallet, name)) return [];
    const line = text.slice(0, index).split("\n").length - 1;
    const inner = /^\{\{([^{}]*)\}\}$/.exec(written)?.[1]?.trim();
    return [{ name: inner ?? written, line, broken: inner === undefined }];
  });
}

/** As a problem: an unknown name, or what is no placeholder. */
export const placeholderProblem = (
  place: readonly [file: string, line: number],
  { name, broken }: { readonly name: string; readonly broken: boolean },
): ContentProblem =>
  broken
    ? error(place, "brokenPlaceholder", { text: name })
    : error(place, "unknownPlaceholder", { name: visible(name) });

/** A zero-width space in a name is seen as what it is. */
const visible = (name: string): string =>
  name.replace(invisible, (sign) => `<U+${sign.charCodeAt(0).toString(16).toUpperCase()}>`);

const spacedPlaceholder = /([^\n]?)( ?)\{\{\s*([\w.-]*)\s*\}\}( ?)(?=([^\n]?))/gu;
const han = /\p{Script=Han}/u;
const letter = /[\p{Script=Latin}\d]/u;

/**
 * Fills the placeholders in. In Chinese they read well with and without spaces around them: 汉字 join without one, figures and
 * Latin letters stand apart from 汉字, and so does a menu path (我的 > 账单), which is drawn as one.
 */
export function fillPlaceholders(text: string, value: (name: string) => string): string {
  return text.replace(
    spacedPlaceholder,
    (_, before: string, left: string, name: string, right: string, after: string) => {
      const filled = value(name);
      // As the reader sees it: a telephone number is a link in markdown.
      const seen = filled.replace(/^\[|\]\([^)]*\)$|\\/g, "");
      const isPath = seen.includes(" > ");
      const gap = (own: string, other: string, written: string) =>
        han.test(other) ? gapBeside(own, isPath, written) : written;
      return `${before}${gap(seen.at(0) ?? "", before, left)}${filled}${gap(seen.at(-1) ?? "", after, right)}`;
    },
  );
}

function gapBeside(own: string, isPath: boolean, written: string): string {
  if (isPath || letter.test(own)) return " ";
  return han.test(own) ? "" : written;
}

/** Telephone numbers and e-mail addresses become links: nobody should have to copy a number in an emergency. */
export function valueAsMarkdown(name: string, value: string): string {
  const text = escapeMarkdown(value);
  if (/(?:hotline|police)$/i.test(name) && /^\+?\d[\d -]{1,18}\d$/.test(value))
    return `[${text}](tel:${value.replace(/[ -]/g, "")})`;
  if (name === "email") return `[${text}](mailto:${value})`;
  // Of words with spaces nobody would see where a way through the menus ends: no-break spaces hold it together.
  if (/Path$/.test(name) && /[a-z]/i.test(value)) return text.replaceAll(" ", "\u00a0");
  return text;
}

/** Escapes a value for markdown: none of its characters is markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&#|~]/g, "\\$&");
}
