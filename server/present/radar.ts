import type { LocaleTexts } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import type { RadarAbout, RadarAlert } from "../../protocol/radar.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { RadarAlertRecord } from "../domain/radar-records.ts";
import { translate } from "../locales/texts.ts";
import { isoTime } from "./time.ts";

interface NamedRecords {
  readonly record: RadarAlertRecord;
  readonly title: LocaleTexts | undefined;
  readonly article: LocaleTexts | undefined;
  readonly announcement: AnnouncementRecord | undefined;
}

const pointMinutes = 5;

export function presentRadarAlert({
  record,
  title,
  article,
  announcement,
}: NamedRecords): RadarAlert {
  const { id, minutes, customers, usual, points, topics, errorCodes, endedAt } = record;
  const about = record.subject.slice(0, record.subject.indexOf(":")) as RadarAbout;
  return {
    id,
    about,
    title,
    state: stateOf(record),
    startedAt: isoTime(record.startedAt),
    seenAt: isoTime(record.seenAt),
    endedAt: endedAt === undefined ? undefined : isoTime(endedAt),
    minutes,
    customers,
    usual: toTenths(usual),
    points,
    usualPoint: toTenths((usual / minutes) * pointMinutes),
    suggestion: { ...suggestedTexts(record, article), topics, errorCodes },
    announcement: announcement && {
      id: announcement.id,
      title: announcement.title,
      affected: announcement.affected,
    },
    dismissed:
      record.dismissedAt === undefined
        ? undefined
        : { at: isoTime(record.dismissedAt), by: record.dismissedByName ?? "" },
  };
}

const stateOf = ({ endedAt, dismissedAt }: RadarAlertRecord): RadarAlert["state"] => {
  if (endedAt !== undefined) return "over";
  return dismissedAt === undefined ? "rising" : "dismissed";
};

const toTenths = (usual: number) => Math.round(usual * 10) / 10;

/** In words of ours, not in a customer's own, which all others would read. */
function suggestedTexts({ subject }: RadarAlertRecord, article: LocaleTexts | undefined) {
  const [about, code = ""] = subject.split(/:(.*)/s);
  const kind = about === "code" ? ".code" : article ? "" : ".question";
  const nameIn = (locale: Locale) =>
    about === "code" ? code : statementIn(article?.[locale] ?? article?.["zh-CN"] ?? "");
  const inEach = (key: "radar.suggestion" | "radar.suggested", most: number): LocaleTexts => {
    const text = (locale: Locale) =>
      cutAtWord(translate(locale, `${key}${kind}`, nameIn(locale)), most);
    return { "zh-CN": text("zh-CN"), "zh-TW": text("zh-TW"), en: text("en") };
  };
  return {
    title: inEach("radar.suggestion", announcementLimits.titleLength),
    text: inEach("radar.suggested", announcementLimits.textLength),
  };
}

/** The end of a question in Chinese, and a question after a sentence: an announcement says what there is. */
const asking = /[，,]?(?:怎么办|怎麼辦)?？$/u;
const askedAfter = /(?<=[.!])\s+[^.!?]*\?$/u;

const statementIn = (title: string): string =>
  title.replace(asking, "").replace(askedAfter, "").replace(/\.$/, "");

/** A title that is too long is there all the same: without it customers would read it in another language. */
function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/\s+\S*$/u, "")}…`;
}
