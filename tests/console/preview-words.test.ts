import { expect, test } from "vitest";
import { translationFor } from "../../console/models/texts.ts";
import { locales } from "../../protocol/conversation.ts";
import { translate } from "../../server/locales/texts.ts";
import { announcementTexts } from "../../ui/announcement/texts.ts";
import en from "../../widget/locales/en.json" with { type: "json" };
import simplified from "../../widget/locales/zh-CN.json" with { type: "json" };
import traditional from "../../widget/locales/zh-TW.json" with { type: "json" };

const ofWidget = { "zh-CN": simplified, "zh-TW": traditional, en } as const;

test.each(locales)("the preview of an answer says what the widget says, in %s", (locale) => {
  const { t } = translationFor(locale);
  const theirs = ofWidget[locale];
  expect([
    t("preview.assistant"),
    t("preview.vote"),
    t("preview.helpful"),
    t("preview.unhelpful"),
    t("preview.related"),
    t("preview.urgent"),
    t("preview.noneOfThese"),
    t("preview.toAgent"),
  ]).toEqual([
    theirs["chat.bot"],
    theirs["article.wasHelpful"],
    theirs["article.helpful"],
    theirs["article.unhelpful"],
    theirs["article.related"],
    theirs["article.urgent"],
    theirs["choices.none"],
    theirs["chat.requestAgent"],
  ]);
});

test.each(locales)(
  "around an announcement the preview says what customers read, in %s",
  (locale) => {
    const { t } = translationFor(locale);
    const theirs = ofWidget[locale];
    expect([
      t("announcements.seen.field"),
      t("announcements.seen.emergency"),
      t("announcements.seen.emergencyLead"),
      t("announcements.seen.subscribe"),
      t("announcements.seen.byClock"),
    ]).toEqual([
      theirs["home.ask"],
      theirs["home.emergency"],
      theirs["home.emergencyLead"],
      announcementTexts(locale)("subscribe"),
      translate(locale, "announcement.ended"),
    ]);
  },
);
