import type { LocaleTexts } from "../../protocol/announcement.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
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
    suggestion: {
      // Not a customer's own words, which all others would read.
      title: article && suggestedTitle(article),
      topics,
      errorCodes,
    },
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

/** The end of a question, which a title of ours has no use for. */
const asking = /(?:怎么办|怎麼辦)?？$/u;

/** In each language in which it is short enough. */
function suggestedTitle(title: LocaleTexts): LocaleTexts {
  const suggested = (locale: Locale) => {
    const about = (title[locale] ?? title["zh-CN"]).replace(asking, "");
    return translate(locale, "radar.suggestion", about);
  };
  const most = announcementLimits.titleLength;
  const fitting = locales.filter((locale) => suggested(locale).length <= most);
  return {
    "zh-CN": suggested("zh-CN").slice(0, most),
    ...Object.fromEntries(fitting.map((locale) => [locale, suggested(locale)])),
  };
}
