/** Notices and appeals of section 5. */
import type { Appeal, AppealAgainst } from '@goodstanding/casework'
import { resolveCaseAlias, type ViewCondition } from '@goodstanding/ledger'
import type { AccountId } from '@goodstanding/model'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import {
  answerAppeal,
  type AppealFiling,
  casesOfAppeals,
  fileAppeal,
  findAppealKey,
  findGround,
  type Ground,
  opensGround,
} from '../../casework/appeal/appeals.ts'
import { demand, nameOf, staffOf } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { appealTokenOf } from '../../casework/notice/issue-notice.ts'
import { readFor } from '../../casework/narrow.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import type { Desk } from '../../casework/parts.ts'
import { demandReach, withinReach } from '../../casework/queue/granted-queues.ts'
import { listStream, readStream } from '../../casework/read-stream.ts'
import { type Shown, showAppeal, showNotice } from '../../casework/show.ts'
import { APPEALS, type KeptNotice, type KeptReport, NOTICES, REPORTS } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce, principalIfAny } from './answer-once.ts'
import { type ActionBody, actions, readActions, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }
type FoundAppeal = Exclude<Appeal, { kind: 'none' }>

/** Whether a notice to `recipient` is to this person: their own, or their organization's when they administer it. */
function isRecipient(principal: Principal, recipient: string): boolean {
  if (principal.kind !== 'member') return false
  if (recipient === `account/${principal.id}`) return true
  return principal.role === 'admin' && recipient === `organization/${principal.organization}`
}

function showTo(desk: Desk, principal: Principal, id: string, kept: KeptNotice): Shown | null {
  const isTokenSeen = principal.kind === 'service' || isRecipient(principal, kept.recipient)
  return showNotice(kept, isTokenSeen ? appealTokenOf(desk, id) : null)
}

function noticeConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { subject, action } = queryOf(request)
  const own = principal.kind === 'member' ? `account/${principal.id}` : undefined
  const asked = subject ?? (action === undefined ? own : undefined)
  const column = asked?.startsWith('content/') === true ? 'subject_key' : 'recipient_key'
  const conditions: ViewCondition[] = [{ column: 'status', test: 'is', value: 'sent' }]
  if (asked !== undefined) conditions.push({ column, test: 'is', value: asked })
  if (action !== undefined) conditions.push({ column: 'action', test: 'is', value: action })
  const isOwn = asked !== undefined && isRecipient(principal, asked)
  const isOwnOrganizations =
    principal.kind === 'member' && principal.role === 'admin' && !asked?.startsWith('organization/')
  demand(principal, 'notice.read', [
    ...(isOwn ? (['self'] as const) : []),
    ...(isOwnOrganizations ? (['own-organization'] as const) : []),
  ])
  if (principal.kind === 'member' && !isOwn)
    conditions.push({ column: 'organization', test: 'is', value: principal.organization })
  return conditions
}

const filing = Type.Object({
  action: Type.Optional(eventParts.id),
  case: Type.Optional(eventParts.id),
  text: Type.Optional(words),
  /** `early-release`: the administrators of an organization ask for an early end of its first limit. */
  kind: Type.Optional(eventParts.oneOf('appeal', 'early-release')),
  token: Type.Optional(Type.String({ maxLength: 512 })),
})
const checkFiling = checkerOf<{
  action?: string
  case?: string
  text?: string
  kind?: 'appeal' | 'early-release'
  token?: string
}>(filing, 'body.invalid')
const answer = Type.Object({
  outcome: eventParts.oneOf('uphold', 'overturn', 'reduce'),
  reason: Type.Optional(words),
  actions: Type.Optional(actions),
})
const checkAnswer = checkerOf<{
  outcome: 'uphold' | 'overturn' | 'reduce'
  reason?: string
  actions?: readonly ActionBody[]
}>(answer, 'body.invalid')

export function registerNoticeRoutes(app: FastifyInstance, { desk }: Casework): void {
  const schema = { tags: ['notices'], summary: 'Notices to a subject' }
  app.get('/v1/notices', { schema }, async (request) => {
    const principal = principalOf(request)
    const { items, next } = await readFor(desk, principal, (db) =>
      listStream(db, NOTICES, noticeConditions(principal, request), pageOf(request)),
    )
    return { items: items.map(({ id, state }) => showTo(desk, principal, id, state)), next }
  })

  app.get<IdParams>('/v1/notices/:id', { schema: { ...schema, summary: 'One notice' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'notice.read', ['self'])
    const kept = await readFor(desk, principal, (db) => readStream(db, NOTICES, request.params.id))
    if (kept === null || kept.notice.kind !== 'sent') throw new Problem('notice.not-found')
    const organization = kept.notice.contents.subject.organization
    demand(principal, 'notice.read', [
      ...(isRecipient(principal, kept.recipient) ? (['self'] as const) : []),
      ...(principal.kind === 'member' && principal.organization === organization
        ? (['own-organization'] as const)
        : []),
    ])
    return showTo(desk, principal, request.params.id, kept)
  })
  registerAppealRoutes(app, desk)
}

function registerAppealRoutes(app: FastifyInstance, desk: Desk): void {
  const tags = ['appeals']
  app.post('/v1/appeals', { schema: { tags, summary: 'Ask for a second look', body: filing } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      const principal = principalIfAny(request)
      if (principal !== null) demand(principal, 'appeal.file', ['self'])
      const { action, case: caseId, text = '', kind = 'appeal', token = null } = checkFiling(request.body, '')
      const against = againstOf(action, caseId === undefined ? undefined : await resolveCaseAlias(desk.db, caseId))
      const appeal = await desk.run(async (unit) => {
        const ground = await findGround(desk, unit, against)
        const party = await partyOf(desk, unit, { principal, ground, token })
        const filed = await fileAppeal(unit, ground, { ...askedOf(kind, party), text })
        const by = principal === null ? 'appeal-token' : nameOf(principal)
        unit.audit({
          act: 'appeal.file',
          by,
          object: `${against.kind}/${action ?? caseId ?? ''}`,
          organization: null,
          why: null,
        })
        return filed
      })
      if (appeal.kind === 'none') throw new Problem('appeal.not-found')
      return { status: 201, body: showAppeal(appeal) }
    }),
  )

  app.get('/v1/appeals', { schema: { tags, summary: 'Appeals, by deadline' } }, async (request) => {
    const principal = principalOf(request)
    const { status } = queryOf(request)
    if (principal.kind !== 'member') demand(principal, principal.kind === 'staff' ? 'appeal.read' : 'appeal.file')
    const conditions: readonly ViewCondition[] = [
      ...(status === undefined ? [] : [{ column: 'status', test: 'in', value: status.split(',') } as const]),
      ...(principal.kind === 'member' ? [{ column: 'filed_by', test: 'is', value: principal.id } as const] : []),
    ]
    const { items, next } = await readFor(desk, principal, (db) => listStream(db, APPEALS, conditions, pageOf(request)))
    const appeals = items.flatMap(({ state }) => (state.kind === 'none' ? [] : [state]))
    const seen = await appealsWithinReach(desk, principal, appeals)
    return { items: seen.map(showAppeal), next }
  })

  app.get<IdParams>('/v1/appeals/:id', { schema: { tags, summary: 'One appeal' } }, async (request) => {
    const principal = principalOf(request)
    if (principal.kind !== 'member') demand(principal, principal.kind === 'staff' ? 'appeal.read' : 'appeal.file')
    const read = async (db: VaultDb) => {
      const key = await findAppealKey({ tx: db }, request.params.id)
      return key === null ? null : readStream(db, APPEALS, key)
    }
    // What is not theirs may still concern them: whoever the action fell on reads the answer.
    const appeal = (await readFor(desk, principal, read)) ?? (await read(desk.db))
    if (appeal === null || appeal.kind === 'none') throw new Problem('appeal.not-found')
    const isFilers =
      principal.kind !== 'member' ||
      isRecipient(principal, `account/${appeal.by}`) ||
      appeal.by === principal.organization
    if (principal.kind === 'staff') {
      const caseOf = await casesOfAppeals(desk.db, [appeal.against])
      await demandReach(desk, principal, { case: caseOf(appeal.against) })
    }
    if (isFilers) return showAppeal(appeal)
    // The subject of the action reads the answer, and nothing of who asked for it.
    if (appeal.kind === 'pending' || !(await isSubject(desk, principal, appeal.against)))
      throw new Problem('appeal.not-found')
    const { by: _by, text: _text, ...answered } = showAppeal(appeal)
    return answered
  })

  app.post<IdParams>(
    '/v1/appeals/:id/decide',
    { schema: { tags, summary: 'Answer an appeal', body: answer } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = staffOf(principal)
        const { outcome, reason = '', actions: bodies = [] } = checkAnswer(request.body, '')
        const appeal = await desk.run(async (unit) => {
          const key = await findAppealKey(unit, request.params.id)
          if (key === null) demand(principal, 'appeal.decide')
          if (key === null) throw new Problem('appeal.not-found')
          const answered = await answerAppeal(desk, unit, key, { by, outcome, reason, actions: readActions(bodies) })
          unit.audit({
            act: 'appeal.decide',
            by: `staff/${by.id}`,
            object: `appeal/${request.params.id}`,
            organization: null,
            why: reason,
          })
          return answered
        })
        if (appeal.kind === 'none') throw new Problem('appeal.not-found')
        return { status: 200, body: { ...showAppeal(appeal), outcome } }
      }),
  )
}

/** Whoever works in granted queues reads the appeals of those. */
async function appealsWithinReach(
  desk: Desk,
  principal: Principal,
  appeals: readonly FoundAppeal[],
): Promise<readonly FoundAppeal[]> {
  if (principal.kind !== 'staff') return appeals
  const caseOf = await casesOfAppeals(
    desk.db,
    appeals.map(({ against }) => against),
  )
  return withinReach(desk, principal, { items: appeals, caseOf: ({ against }) => caseOf(against) })
}

async function isSubject(desk: Desk, principal: Principal, against: AppealAgainst): Promise<boolean> {
  if (against.kind !== 'action') return false
  const notices = await listStream(desk.db, NOTICES, [{ column: 'action', test: 'is', value: against.action }], {
    limit: 1,
    cursor: null,
  })
  return notices.items.some(({ state }) => state.notice.kind === 'sent' && isRecipient(principal, state.recipient))
}

function againstOf(action: string | undefined, caseId: string | undefined): AppealAgainst {
  if (action !== undefined) return { kind: 'action', action: asId(action) }
  if (caseId !== undefined) return { kind: 'case', case: asId(caseId) }
  throw new Problem('body.invalid', { errors: [{ pointer: '/action', detail: 'is required' }] })
}

/** An early release is asked for by whoever could appeal as the subject, and by nobody else. */
function askedOf(kind: 'appeal' | 'early-release', party: Omit<AppealFiling, 'text'>): Omit<AppealFiling, 'text'> {
  if (kind === 'appeal') return party
  return party.party === 'subject' ? { ...party, party: 'early-release' } : { ...party, standing: 'stranger' }
}

type Seeking = { readonly principal: Principal | null; readonly ground: Ground; readonly token: string | null }

/** Whose appeal it is: the subject's, by their own token or by the notice's; or that of somebody who reported. */
async function partyOf(
  desk: Desk,
  unit: Unit,
  { principal, ground, token }: Seeking,
): Promise<Omit<AppealFiling, 'text'>> {
  const recipient = ground.notice?.kept.recipient ?? null
  const subject = asId<AccountId>((recipient ?? '').split('/').slice(1).join('/'))
  const asSubject = { party: 'subject', by: subject, standing: 'party' } as const
  if (token !== null && opensGround(desk, ground, token)) return asSubject
  if (principal === null) throw new Problem(token === null ? 'token.missing' : 'appeal.not-yours')
  demand(principal, 'appeal.file', ['self'])
  if (recipient !== null && (principal.kind === 'service' || isRecipient(principal, recipient))) return asSubject
  const by = asId<AccountId>(principal.id)
  if (principal.kind === 'member' && (await hasReported(unit, ground, principal.id)))
    return { party: 'reporter', by, standing: 'party' }
  if (isElsewhere(principal, ground)) throw new Problem('action.not-found')
  return { party: 'subject', by, standing: 'stranger' }
}

async function hasReported(unit: Unit, { case: found }: Ground, person: string): Promise<boolean> {
  if (found === null || found.kind === 'none') return false
  for (const item of found.items) {
    if (item.kind !== 'report' || item.reporter !== person) continue
    const { report }: KeptReport = await unit.load(REPORTS, item.report)
    if (report.kind === 'answered') return true
  }
  return false
}

function isElsewhere(principal: Principal, { action }: Ground): boolean {
  if (principal.kind !== 'member' || action === null || action.kind === 'none') return false
  const { organization } = action.terms.subject
  return organization !== null && organization !== principal.organization
}
