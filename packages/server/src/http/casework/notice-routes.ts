/** Notices of section 5. */
import type { ViewCondition } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import { demand } from '../../casework/asker.ts'
import { termsOf } from '../../casework/clause-terms.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { fillPage } from '../../casework/fill-page.ts'
import { isRecipient } from '../../casework/notice/is-recipient.ts'
import { mayBeOf } from '../../casework/notice/where-it-fell.ts'
import { appealTokenOf } from '../../casework/notice/issue-notice.ts'
import { readFor } from '../../casework/narrow.ts'
import { withReleaseNow } from '../../casework/organization/release-terms.ts'
import { readWhatBecame } from '../../casework/notice/what-became.ts'
import type { Desk } from '../../casework/parts.ts'
import { allInStream, type Listed, listStream, readStream } from '../../casework/read-stream.ts'
import { type Shown, showNotice } from '../../casework/show.ts'
import { ACTIONS, type KeptNotice, NOTICES } from '../../casework/streams.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, subjectOf } from '../page-query.ts'
import { Problem } from '../problems.ts'

type IdParams = { Params: { id: string } }

type Read = { readonly id: string; readonly state: KeptNotice }

async function showAll(desk: Desk, principal: Principal, notices: readonly Read[]): Promise<readonly (Shown | null)[]> {
  const named = notices.flatMap(({ state: { notice } }) => (notice.kind === 'sent' ? [notice.contents.action] : []))
  const found = await allInStream(desk.db, ACTIONS, [{ column: 'id', test: 'in', value: named }])
  const actions = new Map(found.map(({ id, state }) => [id, state]))
  const whatBecame = await readWhatBecame(desk.db, [...actions.values()])
  const shown = notices.map(async ({ id, state }) => {
    const isTokenSeen = principal.kind === 'service' || isRecipient(principal, state.recipient)
    const action = state.notice.kind === 'sent' ? actions.get(state.notice.contents.action) : undefined
    return showNotice(
      { ...state, notice: await withReleaseNow(desk.db, state.notice) },
      {
        now: whatBecame(action),
        appealToken: isTokenSeen ? appealTokenOf(desk, id) : null,
      },
    )
  })
  return Promise.all(shown)
}

/** What is said to somebody who may need help is private to them: it says so, and their administrators do not read it. */
function mayRead(desk: Desk, principal: Principal, { notice, recipient }: KeptNotice): boolean {
  if (principal.kind !== 'member' || notice.kind !== 'sent' || isRecipient(principal, recipient)) return true
  return !termsOf(desk.policy().policy, notice.contents.clause.id).mayNeedHelp
}

/** Those that went to somebody of the reader's organization, as far as anybody knows. */
async function theirsOf<Row extends Read>(desk: Desk, principal: Principal, rows: readonly Row[]): Promise<Row[]> {
  if (principal.kind !== 'member') return [...rows]
  const theirs = await Promise.all(rows.map(({ state }) => mayBeOf(desk.db, state, principal.organization)))
  return rows.filter((_, at) => theirs[at] === true)
}

/** Whose notices somebody is sent: an administrator the organization's too. */
function recipientsOf({ id, role, organization }: Extract<Principal, { kind: 'member' }>): readonly string[] {
  return [`account/${id}`, ...(role === 'admin' ? [`organization/${organization}`] : [])]
}

function noticeConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { action } = queryOf(request)
  const subject = subjectOf(request)
  const conditions: ViewCondition[] = [{ column: 'status', test: 'is', value: 'sent' }]
  if (principal.kind === 'member' && subject === undefined && action === undefined) {
    demand(principal, 'notice.read', ['self'])
    return [...conditions, { column: 'recipient_key', test: 'in', value: recipientsOf(principal) }]
  }
  const column = subject?.startsWith('content/') === true ? 'subject_key' : 'recipient_key'
  if (subject !== undefined) conditions.push({ column, test: 'is', value: subject })
  if (action !== undefined) conditions.push({ column: 'action', test: 'is', value: action })
  const isOwn = subject !== undefined && isRecipient(principal, subject)
  const isOwnOrganizations =
    principal.kind === 'member' && principal.role === 'admin' && !subject?.startsWith('organization/')
  demand(principal, 'notice.read', [
    ...(isOwn ? (['self'] as const) : []),
    ...(isOwnOrganizations ? (['own-organization'] as const) : []),
  ])
  if (principal.kind === 'member' && !isOwn)
    conditions.push({ column: 'organization', test: 'is', value: principal.organization })
  return conditions
}

export function registerNoticeRoutes(app: FastifyInstance, { desk }: Casework): void {
  const schema = { tags: ['notices'], summary: 'Notices, to whoever asks or to a subject' }
  app.get('/v1/notices', { schema }, async (request) => {
    const principal = principalOf(request)
    const conditions = noticeConditions(principal, request)
    return fillPage<Listed<KeptNotice>, Shown | null>(pageOf(request), {
      read: (page) => readFor(desk, principal, (db) => listStream(db, NOTICES, conditions, page)),
      keep: async (rows) => {
        const readable = rows.filter(({ state }) => mayRead(desk, principal, state))
        const seen = await theirsOf(desk, principal, readable)
        const shown = await showAll(desk, principal, seen)
        return seen.map((row, index) => [row, shown[index] ?? null] as const)
      },
    })
  })

  app.get<IdParams>('/v1/notices/:id', { schema: { ...schema, summary: 'One notice' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'notice.read', ['self'])
    const kept = await readFor(desk, principal, (db) => readStream(db, NOTICES, request.params.id))
    if (kept === null || kept.notice.kind !== 'sent' || !mayRead(desk, principal, kept))
      throw new Problem('notice.not-found')
    if (principal.kind === 'member' && !(await mayBeOf(desk.db, kept, principal.organization)))
      throw new Problem('notice.not-found')
    const organization = kept.notice.contents.subject.organization
    demand(principal, 'notice.read', [
      ...(isRecipient(principal, kept.recipient) ? (['self'] as const) : []),
      ...(principal.kind === 'member' && principal.organization === organization
        ? (['own-organization'] as const)
        : []),
    ])
    const [shown] = await showAll(desk, principal, [{ id: request.params.id, state: kept }])
    return shown
  })
}
