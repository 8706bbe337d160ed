/** What the calls about evidence answer, and what a decision on a case would do. */
import { named } from '@goodstanding/model'
import Type from 'typebox'
import type { EvidenceDisplay } from '../casework/evidence/show-evidence.ts'
import { action } from './action-answers.ts'
import {
  type Answers,
  bilingual,
  bytes,
  count,
  ignoredMembers,
  instant,
  json,
  orNull,
  page,
  text,
  wordOf,
} from './answer-parts.ts'
import { effect, explained, shownEvent } from './decision-answers.ts'
import { webhookType } from './webhook-messages.ts'
import { evidenceFile, evidenceShown } from './report-answers.ts'

const display = wordOf<EvidenceDisplay>({ shown: true, sealed: true, erased: true }, 'EvidenceDisplay')

const copy = named('EvidenceCopy', {
  id: text,
  source: Type.String({ description: 'What it was copied for: report/…, complaint/…, decision/…' }),
  about: text,
  display,
  items: count,
  copiedAt: instant,
  lookAt: instant,
  erasedAt: orNull(instant),
  erasedFor: orNull(text),
  ...Type.Partial(Type.Object(evidenceShown)).properties,
})

const behind = named('CaseEvidence', {
  case: text,
  findings: Type.Array(
    Type.Object({
      decision: text,
      at: instant,
      effect: effect,
      clauses: Type.Array(text),
      display: Type.Optional(Type.Literal('sealed')),
      event: Type.Optional(shownEvent),
    }),
  ),
  copies: Type.Array(copy),
})

export const evidenceCount = named('EvidenceCount', {
  display: wordOf<'staged' | 'sealed'>({ staged: true, sealed: true }),
  kept: count,
  erased: count,
})

const noticeTried = named('PreviewedNotice', {
  recipient: text,
  message: orNull(bilingual),
  appealUntil: orNull(instant),
})
const tried = {
  notices: Type.Array(noticeTried),
  told: Type.Array(named('PreviewedMessage', { type: webhookType, subject: text })),
}

const preview = named('DecisionPreview', {
  actions: Type.Array(Type.Omit(action, ['version'])),
  ...tried,
  ignored: ignoredMembers,
})

/** What whoever appealed would read of it, and the notices that it would send. */
const answerPreview = named('AppealAnswerPreview', {
  summary: bilingual,
  answer: bilingual,
  ...tried,
  ignored: ignoredMembers,
})

export const EVIDENCE_ANSWERS: Answers = [
  ['get /v1/cases/{id}/evidence', json(behind)],
  ['get /v1/cases/{id}/files', json(page(evidenceFile))],
  ['post /v1/cases/{id}/picture', bytes('image/png')],
  ['post /v1/reports/{id}/picture', bytes('image/png')],
  ['post /v1/cases/{id}/original', bytes('application/octet-stream')],
  ['post /v1/cases/{id}/reveal', json(explained)],
  ['post /v1/cases/{id}/preview', json(preview)],
  ['post /v1/appeals/{id}/preview', json(answerPreview)],
  ['get /v1/evidence/{id}', json(copy)],
  ['get /v1/evidence-counts', json(page(evidenceCount))],
]
