import type { ChangeEffect, KindFigures } from "../../protocol/change-effect.ts";
import type { MadeChange } from "../../protocol/gaps.ts";
import type { ContentChangeRecord } from "../domain/content-change.ts";
import { isoTime } from "./time.ts";

export const presentMadeChange = (change: ContentChangeRecord): MadeChange => ({
  id: change.id,
  kind: change.kind,
  target: change.target,
  phrasings: change.questionKeys.length,
  branch: change.branch,
  byName: change.byName,
  at: isoTime(change.at),
});

export const presentChangeEffect = (effect: ChangeEffect): ChangeEffect => ({
  isLive: effect.isLive,
  minutes: effect.minutes,
  before: presentFigures(effect.before),
  after: presentFigures(effect.after),
  saved: effect.saved,
});

const presentFigures = ({ asked, answered, helpful, handedOver }: KindFigures): KindFigures => ({
  asked,
  answered,
  helpful,
  handedOver,
});
