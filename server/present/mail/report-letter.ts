import type { Locale } from "../../../protocol/conversation.ts";
import type { Duration } from "../../../protocol/insights.ts";
import type { ReportShare, ReportView } from "../../../protocol/report.ts";
import { textIn } from "../../domain/announcement.ts";
import { type MailText, mailText } from "../../locales/mail-texts.ts";
import { htmlLetter, type LetterPart, plainLetter } from "./letter-parts.ts";

interface ReportFrame {
  readonly locale: Locale;
  /** The wallet's name, as the editors have it. */
  readonly wallet: string | undefined;
  readonly consoleUrl: string;
  readonly titleOf: (topic: string) => string | undefined;
}

type Say = (key: MailText, values?: Readonly<Record<string, string>>) => string;
type Rows = Extract<LetterPart, { kind: "rows" }>["rows"];

/** The regular report in both forms: what each figure was before stands beside it. */
export function presentReportLetter(report: ReportView, frame: ReportFrame) {
  const { locale, wallet, consoleUrl } = frame;
  const say: Say = (key, values) => mailText(locale, key, values);
  const { kind, from, to } = report;
  const about = say(`report.subject.${kind}`, { from, to });
  const subject = wallet ? say("subject", { wallet, subject: about }) : about;
  const parts: readonly LetterPart[] = [
    { kind: "text", text: about },
    { kind: "text", text: say(`report.about.${kind}`) },
    { kind: "rows", title: say("report.rose"), rows: roseRows(report, say, frame.titleOf) },
    { kind: "rows", title: say("report.desk"), rows: deskRows(report, say) },
    { kind: "rows", title: say("report.kept"), rows: keptRows(report, say) },
    { kind: "rows", title: say("report.done"), rows: doneRows(report, say, locale) },
    { kind: "text", text: say("report.console") },
    { kind: "link", url: consoleUrl },
    { kind: "foot", text: say("report.who") },
    { kind: "foot", text: say("automatic") },
  ];
  return {
    subject,
    text: plainLetter(parts),
    html: htmlLetter(parts, { locale, title: subject, wallet }),
    replyName: say("reply"),
  };
}

function roseRows({ rose }: ReportView, say: Say, titleOf: ReportFrame["titleOf"]): Rows {
  if (rose.length === 0) return [[say("report.noneRose"), ""]];
  return rose.map(({ topic, count, before }) => [
    titleOf(topic) ?? topic,
    String(count),
    say("report.before", { value: String(before) }),
  ]);
}

function deskRows({ now, before }: ReportView, say: Say): Rows {
  const time = (duration: Duration | undefined) => durationText(duration, say);
  const row = (name: MailText, value: string, earlier: string) =>
    [say(name), value, say("report.before", { value: earlier })] as const;
  return [
    row("report.begun", String(now.begun), String(before.begun)),
    row("report.handedOver", String(now.handedOver), String(before.handedOver)),
    row("report.wait", time(now.wait), time(before.wait)),
    row("report.firstReply", time(now.firstReply), time(before.firstReply)),
  ];
}

const keptRows = ({ now, before }: ReportView, say: Say): Rows =>
  (["promises", "satisfaction"] as const).map((name) => [
    say(`report.${name}`),
    shareText(now[name], say),
    say("report.before", { value: shareText(before[name], say) }),
  ]);

function doneRows({ done }: ReportView, say: Say, locale: Locale): Rows {
  // Those that were made by an older version have no improvements.
  const { announcements, improvements = [], articles, alerts, dismissed } = done;
  const rows: Rows = [
    ...announcements.map((title) => [say("report.announcement"), textIn(title, locale)] as const),
    ...improvements.map((what) => [say("report.improvement"), what] as const),
    ...(articles.length > 0 ? [[say("report.articles"), articles.join(", ")] as const] : []),
    ...(alerts > 0
      ? [
          [
            say("report.alerts"),
            String(alerts),
            say("report.dismissed", { count: String(dismissed) }),
          ] as const,
        ]
      : []),
  ];
  return rows.length > 0 ? rows : [[say("report.nothingDone"), ""]];
}

const shareText = (share: ReportShare | undefined, say: Say): string =>
  share === undefined
    ? say("report.none")
    : say("report.share", {
        percent: `${Math.round((100 * share.part) / share.whole)} %`,
        part: String(share.part),
        whole: String(share.whole),
      });

const durationText = (duration: Duration | undefined, say: Say): string =>
  duration === undefined
    ? say("report.none")
    : say("report.halfAndNine", {
        p50: timeText(duration.p50, say),
        p90: timeText(duration.p90, say),
      });

function timeText(seconds: number, say: Say): string {
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return say("report.hours", { hours: String(hours), minutes: String(minutes) });
  const rest = String(seconds % 60);
  if (minutes === 0) return say("report.seconds", { seconds: rest });
  return say("report.minutes", { minutes: String(minutes), seconds: rest });
}
