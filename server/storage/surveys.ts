import { lowScore } from "../../protocol/survey.ts";
import type { PeriodicQuestionRecord, SurveyAnswerRecord } from "../domain/survey-records.ts";
import { after } from "../ports/store.ts";
import type { SurveyReads, SurveyWrites } from "../ports/survey-store.ts";
import { flag, json, number, text } from "./column.ts";
import type { Queries, Sql, Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const surveyAnswers = table<SurveyAnswerRecord>("survey_answers", {
  id: text(),
  kind: text(),
  customerId: text(),
  agentId: text(),
  conversationId: text(),
  number: text(),
  topic: text(),
  score: number,
  resolved: flag,
  reasons: json(),
  comment: text(),
  at: number,
});

export const periodicQuestions = table<PeriodicQuestionRecord>("periodic_questions", {
  customerId: text(),
  askedAt: number,
  answeredAt: number,
});

const newestFirst = "ORDER BY at DESC, id DESC LIMIT ?";
const unhappy = `(score <= ${lowScore} OR resolved = 0)`;

/** Without those under a legal hold. */
const old = `WHERE kind = 'periodic' AND at < ? AND NOT EXISTS
  (SELECT 1 FROM legal_holds h WHERE h.customer_id = survey_answers.customer_id) ORDER BY at LIMIT ?`;

export function surveyReads(sql: Queries) {
  const { one, many } = select(sql, surveyAnswers);
  return {
    surveyAnswer: one("WHERE id = ?"),
    surveyAnswers(listed) {
      const wanted: [string, ...Value[]][] = [];
      if (listed.agentId !== undefined) wanted.push(["agent_id = ?", listed.agentId]);
      if (listed.unhappy) wanted.push([unhappy]);
      if (listed.before !== undefined)
        wanted.push(["(at, id) < (SELECT at, id FROM survey_answers WHERE id = ?)", listed.before]);
      const where = wanted.length > 0 ? `WHERE ${wanted.map(([rule]) => rule).join(" AND ")}` : "";
      const values = wanted.flatMap(([, ...given]) => given);
      return many(`${where} ${newestFirst}`)(...values, listed.limit);
    },
    surveyAnswersOf: many(`WHERE customer_id = ? ${newestFirst}`),
    periodicAnswersBefore: many(old),
    solvedFor: (agentId, since) =>
      after(
        sql.get(
          `SELECT COUNT(resolved), SUM(CASE WHEN resolved = 1 THEN 1 ELSE 0 END)
           FROM survey_answers WHERE agent_id = ? AND at >= ? AND kind = 'service'`,
          [agentId, since],
        ),
        (row) => ({ asked: Number(row?.[0] ?? 0), solved: Number(row?.[1] ?? 0) }),
      ),
    periodicQuestion: select(sql, periodicQuestions).one("WHERE customer_id = ?"),
  } satisfies SurveyReads;
}

export function surveyWrites(sql: Sql) {
  const questions = modify(sql, periodicQuestions);
  return {
    insertSurveyAnswer: (answer) => modify(sql, surveyAnswers).insert(answer),
    savePeriodicQuestion: (question) =>
      questions.insert(question, {
        onConflict: `ON CONFLICT (customer_id) DO UPDATE
          SET asked_at = excluded.asked_at, answered_at = excluded.answered_at`,
      }),
    async moveSurveys(from, to) {
      await sql.run("UPDATE survey_answers SET customer_id = ? WHERE customer_id = ?", [to, from]);
      const isNew = "NOT EXISTS (SELECT 1 FROM periodic_questions WHERE customer_id = ?)";
      await sql.run(
        `UPDATE periodic_questions SET customer_id = ? WHERE customer_id = ? AND ${isNew}`,
        [to, from, to],
      );
      await sql.run("DELETE FROM periodic_questions WHERE customer_id = ?", [from]);
    },
    deletePeriodicAnswersBefore: async (at, limit) =>
      sql.run(`DELETE FROM survey_answers WHERE id IN (SELECT id FROM survey_answers ${old})`, [
        at,
        limit,
      ]),
  } satisfies SurveyWrites;
}
