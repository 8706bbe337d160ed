/** Every parameter of a query, under the name that the OpenAPI document refers to it by. */
import { QUEUE_SOURCES, TRANSPARENCY_TABLES } from '@goodstanding/casework'
import { EFFECTS, EVENT_TYPES } from '@goodstanding/model'

type Schema = Readonly<Record<string, unknown>>
export type Parameter = {
  readonly name: string
  readonly in: 'query' | 'path' | 'header'
  readonly required: boolean
  readonly description: string
  readonly schema: Schema
  readonly style?: 'form'
  readonly explode?: false
}

const query = (name: string, schema: Schema, description: string): Parameter => ({
  ...{ name, in: 'query', required: false, description, schema },
})
const text: Schema = { type: 'string' }
const index: Schema = { type: 'integer', minimum: 0 }
const instant: Schema = { type: 'string', format: 'date-time' }
const oneOf = (words: readonly string[]): Schema => ({ type: 'string', enum: words })

/** Several words, with commas between them. */
const someOf = (name: string, words: string, description: string): Parameter => ({
  ...query(name, { type: 'array', items: oneOf(words.split(' ')) }, description),
  ...{ style: 'form', explode: false },
})
const status = (words: string): Parameter => someOf('status', words, 'Those in one of these states alone.')

export const QUERY_PARAMETERS = {
  Limit: query('limit', { type: 'integer', minimum: 1, maximum: 500, default: 50 }, 'Most items of one answer.'),
  Cursor: query(
    'cursor',
    text,
    'The `next` of the answer before; absent: from the beginning. Anything else is refused.',
  ),
  From: query('from', instant, 'From this instant on.'),
  Until: query('until', instant, 'Before this instant.'),

  OfOrganization: query('organization', text, 'Of this organization alone.'),
  OfSubject: query('subject', text, 'About this subject alone: `account/u1`, `organization/acme`, `content/dec_…`.'),
  OfClause: query('clause', text, 'With this clause alone, `<section>.<letter>`.'),
  UnderClause: query('clause', text, 'The clause that the case would be decided under.'),
  OfCase: query('case', text, 'Of this case alone.'),
  OfQueue: query('queue', text, 'Of this queue alone.'),
  SetAside: query(
    'setAside',
    oneOf(['without', 'only']),
    'What the asker set aside: left out, or nothing else; absent: it makes no difference.',
  ),
  OfPerson: query('person', text, 'About this person alone.'),
  OfActor: query('actor', text, 'Events of this account alone.'),
  OfAction: query('action', text, 'About this action alone.'),
  OfLegalRequest: query('request', text, 'Of this legal request alone; for counsel.'),
  OfEventType: query('type', oneOf(EVENT_TYPES), 'Events of this type alone.'),
  OfEffect: query('effect', oneOf(EFFECTS), 'Decided so alone.'),
  OfSeverity: {
    ...someOf('severity', '', 'Of one of these severities alone; 4 is the worst.'),
    schema: { type: 'array', items: { type: 'integer', minimum: 1, maximum: 4 } },
  },
  CaseSource: someOf(
    'source',
    QUEUE_SOURCES.join(' '),
    'Brought up by one of these alone: a complaint, else a report, else a rule. No case is an appeal.',
  ),
  OfTable: {
    ...query('table', oneOf(TRANSPARENCY_TABLES), 'The table of the report in which the number stands.'),
    required: true,
  },
  OfCell: query('cell', text, 'The row of the table; absent: the whole table.'),
  ToSubject: query(
    'subject',
    text,
    'To this recipient, `account/u1` or `organization/acme`, or about this content, `content/dec_…`.',
  ),
  OfSender: query('account', text, 'Sent by this account; a service names one, anybody else is it.'),
  SendersOrganization: query('organization', text, 'The organization that it was sent in; a service names it.'),
  Reporter: query('reporter', text, 'Reported by this person alone.'),
  WithReason: query(
    'reason',
    text,
    'Whose reason holds these words. Where very few of very many do, a page may be short and have a `next` all the same.',
  ),
  OfNotice: query('notice', text, 'Of which this notice tells.'),
  PersonsOrganization: { ...query('organization', text, 'The organization of the person.'), required: true },

  ReportStatus: status('with-administrator asked dismissed complained with-operator answered withdrawn'),
  ComplaintStatus: status('filed answered'),
  CaseStatus: status('open claimed waiting decided merged settled'),
  ActionStatus: status('awaiting-second declined active ended reversed reinstated'),
  AppealStatus: status('pending upheld overturned reduced'),
  SecondReviewStatus: status('open taken judged settled'),
  PermitRequestStatus: status('asked granted refused withdrawn'),
  LegalRequestStatus: status('received validated holding refused approved produced closed emergency'),
  ErasureStatus: status('requested approved held erased refused'),
  VerificationStatus: someOf(
    'status',
    'pending verified expiring revoked',
    'Those in one of these states; absent: those that wait for a decision.',
  ),
  MailStatus: query('status', oneOf(['waiting', 'sent', 'failed', 'bounced', 'dropped']), 'In this state alone.'),
  HowAgreed: someOf('agreement', 'full partly none', 'Judged, and agreeing so far.'),
  FirstClause: query('clause', text, 'Whose first decision names this clause; empty: found no violation.'),
  SecondOutcome: query('second', oneOf(['violation', 'no-violation']), 'Judged so the second time.'),
  ConfidenceTenth: query(
    'tenth',
    { type: 'string', pattern: '^\\d$' },
    'Of which the machine was so sure: 9 for 0.9 and more.',
  ),
  JudgedFrom: query('from', instant, 'Judged from this instant on.'),
  RuleVerdict: {
    ...query('verdict', oneOf(['right', 'wrong', 'disputed']), 'Which number of the rule: its cases are listed.'),
    required: true,
  },
  NeedsAttention: query('attention', oneOf(['true', 'false']), 'Only rules that need a look.'),

  EvidenceSource: query('source', text, 'One part of it: `report/…`, `complaint/…`, `appeal/…` or `decision/…`.'),
  ForCase: query('case', text, 'The case that the evidence is read for.'),
  ForLegalRequest: query('legalRequest', text, 'The legal request that the evidence is read for.'),
  ForPurpose: query('purpose', text, 'What else the evidence is read for, in words.'),
  AppealToken: query('token', text, "The notice's own token, in place of any other."),
  AppealedAction: query('action', text, 'The action that the appeal will be against.'),
  AppealedCase: query('case', text, 'The case whose answer it will be against.'),
  AppealedDecision: query('decision', text, 'The decision that kept something back, if it will be against that.'),
  AppealKind: query('kind', oneOf(['appeal', 'early-release']), 'What will be filed: `appeal` unless stated.'),
  DocumentPurpose: query('for', oneOf(['proof', 'complaint']), 'What it is brought for: `proof` unless stated.'),
  FileName: query('name', text, 'How the file is called.'),

  LogSize: query('size', index, 'The size of the log that the proof is for; absent: as it is now.'),
  FromSize: query('from', index, 'The size of the earlier log.'),
  ToSize: query('to', index, 'The size of the later log; absent: as it is now.'),
  FromIndex: query('from', index, 'From the entry of this index on.'),
  ExportLimit: query(
    'limit',
    { type: 'integer', minimum: 1, maximum: 1_000 },
    'Most entries; the header `next-index` says where to go on. Absent: the whole log, as a stream.',
  ),
  StandingLimit: query(
    'limit',
    { type: 'integer', minimum: 1, maximum: 500 },
    'Most of `actions` and of `pointsFrom`, the first of each. Absent: all of them.',
  ),
  CsvLanguage: query(
    'lang',
    oneOf(['en', 'zh']),
    'The language of the CSV: names of this API, or Chinese words; absent: as `accept-language` prefers.',
  ),
  Language: query('lang', oneOf(['en', 'zh']), 'The language of the words; absent: as `accept-language` prefers.'),
  Days: query('days', { type: 'integer', minimum: 1, maximum: 90, default: 14 }, 'How many days, to today.'),
} as const satisfies Readonly<Record<string, Parameter>>

export type QueryName = keyof typeof QUERY_PARAMETERS
