import type { AccountReads, AccountWrites } from "./account-store.ts";
import type { AnnouncementReads, AnnouncementWrites } from "./announcement-store.ts";
import type { AttachmentReads, AttachmentWrites } from "./attachment-store.ts";
import type { BulletinReads, BulletinWrites } from "./bulletin-store.ts";
import type { ContentChangeReads, ContentChangeWrites } from "./content-change-store.ts";
import type { EmergencyReads, EmergencyWrites } from "./emergency-store.ts";
import type { IdeaReads, IdeaWrites } from "./idea-store.ts";
import type { ImprovementReads, ImprovementWrites } from "./improvement-store.ts";
import type { MailReads, MailWrites } from "./mail-store.ts";
import type { MemoReads, MemoWrites } from "./memo-store.ts";
import type { NodeReads, NodeWrites } from "./node-store.ts";
import type { NoteReads, NoteWrites } from "./note-store.ts";
import type { PrivacyReads, PrivacyWrites } from "./privacy-store.ts";
import type { QualityReads, QualityWrites } from "./quality-store.ts";
import type { QuestionReads, QuestionWrites } from "./question-store.ts";
import type { RadarReads, RadarWrites } from "./radar-store.ts";
import type { ReplayReads, ReplayWrites } from "./replay-store.ts";
import type { ReportReads, ReportWrites } from "./report-store.ts";
import type { RollupReads, RollupWrites } from "./rollup-store.ts";
import type {
  SavedSearchReads,
  SavedSearchWrites,
  SearchReads,
  SearchWrites,
} from "./search-store.ts";
import type { SurveyReads, SurveyWrites } from "./survey-store.ts";
import type { TicketReads, TicketWrites } from "./ticket-store.ts";
import type { TransactionReads, TransactionWrites } from "./transaction-store.ts";
import type { WaitingReads, WaitingWrites } from "./waiting-store.ts";
import type { WebhookReads, WebhookWrites } from "./webhook-store.ts";

/** The parts of the store, a file each. Outside a transaction only committed rows are seen. */
export interface PartReads
  extends PrivacyReads,
    TicketReads,
    NoteReads,
    AccountReads,
    NodeReads,
    TransactionReads,
    SearchReads,
    SavedSearchReads,
    AttachmentReads,
    QuestionReads,
    MailReads,
    ContentChangeReads,
    MemoReads,
    BulletinReads,
    ImprovementReads,
    ReplayReads,
    QualityReads,
    RollupReads,
    WaitingReads,
    WebhookReads,
    EmergencyReads,
    AnnouncementReads,
    RadarReads,
    ReportReads,
    SurveyReads,
    IdeaReads {}

export type PartWrites = PrivacyWrites &
  TicketWrites &
  NoteWrites &
  AccountWrites &
  NodeWrites &
  TransactionWrites &
  SearchWrites &
  SavedSearchWrites &
  AttachmentWrites &
  MailWrites &
  MemoWrites &
  BulletinWrites &
  ImprovementWrites &
  ReplayWrites &
  QualityWrites &
  RollupWrites &
  WaitingWrites &
  QuestionWrites &
  ContentChangeWrites &
  WebhookWrites &
  EmergencyWrites &
  AnnouncementWrites &
  RadarWrites &
  ReportWrites &
  SurveyWrites &
  IdeaWrites;
