/** Actions and standing: what was done, its second person, its reversal, and what is left to somebody. */
import { type AuditAct, type Action, decideAction, type Staff } from '@goodstanding/casework'
import { getFact, type Page, type ViewCondition } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { addAction, reverseAction, type Taken } from '../../casework/action/take-action.ts'
import { reverseMistake } from '../../casework/appeal/reverse-appealed.ts'
import { demand, demandStaff, must, staffOf } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import { termsOf } from '../../casework/clause-terms.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { readWhatBecame } from '../../casework/notice/what-became.ts'
import { listMemberActions } from '../../casework/organization/list-member-actions.ts'
import { nameSubject } from '../../casework/organization/name-people.ts'
import type { Desk } from '../../casework/parts.ts'
import { demandReach, withinReach } from '../../casework/queue/granted-queues.ts'
import { fillPage } from '../../casework/fill-page.ts'
import { allInStream, type Listed, listStream, readStream } from '../../casework/read-stream.ts'
import { type Shown, showAction, showStanding, statusOf } from '../../casework/show.ts'
import { readStanding, readStandingAround, readStandingWithin } from '../../casework/standing/load-history.ts'
import { readContentTypes, stateAction } from '../../casework/state-action.ts'
import { ACTIONS, CASES, NOTICES } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { toldStanding } from '../../casework/standing/told-standing.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf, subjectOf, wholeOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }
type FoundAction = Parameters<typeof showAction>[0]

const reasoned = Type.Object({ reason: Type.Optional(words) })
const checkReason = checkerOf<{ reason?: string }>(reasoned, 'body.invalid')
const reversal = Type.Object({
  reason: Type.Optional(words),
  why: Type.Optional(eventParts.oneOf('appeal', 'error', 'legal')),
})
const checkReversal = checkerOf<{ reason?: string; why?: 'appeal' | 'error' | 'legal' }>(reversal, 'body.invalid')

const showTaken = ({ action, notice }: Taken): Shown => ({
  ...showAction(action),
  ...(notice === null ? {} : { notice }),
})

const caseOf = (action: Action): string | null => (action.kind === 'none' ? null : action.terms.case)

function note(
  unit: Unit,
  asked: { readonly act: AuditAct; readonly by: Staff; readonly why: string | null },
  taken: Taken,
): Taken {
  const { id, subject } = taken.action.terms
  const { act, by, why } = asked
  unit.audit({ act, by: `staff/${by.id}`, object: `action/${id}`, organization: subject.organization, why })
  return taken
}

type Sought = { readonly statuses: readonly string[] | null; readonly conditions: readonly ViewCondition[] }

/**
 * A page of actions that somebody may see, in these statuses; with `reason`, those whose reason holds these words, in whatever case and
 * width they were written: reasons lie sealed, so they are opened to be searched. A reinstatement lifts what its own row says nothing of.
 */
function listActions(desk: Desk, request: FastifyRequest, { statuses, conditions }: Sought): Promise<Page<Shown>> {
  const { reason } = queryOf(request)
  const sought = reason === undefined ? null : foldWords(reason)
  return fillPage<Listed<Action>, Shown>(pageOf(request), {
    read: (page) => listStream(desk.db, ACTIONS, conditions, page),
    keep: async (rows) => {
      const items = sought === null ? rows : rows.filter(({ state }) => reasonHolds(state, sought))
      const seen = await withinReach(desk, principalOf(request), { items, caseOf: ({ state }) => caseOf(state) })
      const whatBecame = await readWhatBecame(
        desk.db,
        seen.map(({ state }) => state),
      )
      return seen.flatMap((row) => {
        const { state } = row
        if (state.kind === 'none') return []
        const now = whatBecame(state)
        return statuses === null || statuses.includes(statusOf(state, now)) ? [[row, showAction(state, now)]] : []
      })
    },
  })
}

const reasonHolds = (action: Action, sought: string): boolean =>
  action.kind !== 'none' && foldWords(action.terms.reason).includes(sought)

/** The rows that may be shown in one of these statuses. */
const rowsOf = (statuses: readonly string[]): readonly string[] =>
  statuses.includes('reinstated') ? [...new Set([...statuses, 'active', 'ended'])] : statuses

const foldWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** What a notice that was sent tells of; '' where none was. One that is owed has told nobody its number. */
async function actionOf(desk: Desk, id: string): Promise<string> {
  const { notice } = (await readStream(desk.db, NOTICES, id)) ?? NOTICES.none
  return notice.kind === 'sent' ? notice.contents.action : ''
}

const ACTION_STATUSES = 'awaiting-second declined active ended reversed reinstated'.split(' ')

export function registerActionRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['actions']
  app.get('/v1/actions', { schema: { tags, summary: 'Actions, newest first' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'action.read')
    const { case: caseId, notice } = queryOf(request)
    const subject = subjectOf(request)
    const statuses = statusesOf(request, ACTION_STATUSES)
    const conditions: readonly ViewCondition[] = [
      ...(statuses === null ? [] : [{ column: 'status', test: 'in', value: rowsOf(statuses) } as const]),
      ...(subject === undefined ? [] : [{ column: 'subject_key', test: 'is', value: subject } as const]),
      ...(caseId === undefined ? [] : [{ column: 'case_id', test: 'is', value: caseId } as const]),
      ...(notice === undefined ? [] : [{ column: 'id', test: 'is', value: await actionOf(desk, notice) } as const]),
    ]
    return listActions(desk, request, { statuses, conditions })
  })

  app.get<IdParams>('/v1/actions/:id', { schema: { tags, summary: 'One action' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'action.read')
    const found = await readStream(desk.db, ACTIONS, request.params.id)
    if (found === null || found.kind === 'none') throw new Problem('action.not-found')
    await demandReach(desk, principal, found.terms)
    return showAction(found, (await readWhatBecame(desk.db, [found]))(found))
  })

  app.get<IdParams>(
    '/v1/actions/:id/statement',
    { schema: { tags, summary: 'Its statement of reasons' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'action.read')
      const found = await readStream(desk.db, ACTIONS, request.params.id)
      if (found === null || found.kind === 'none' || found.kind === 'awaiting-second' || found.kind === 'declined')
        throw new Problem('action.not-found')
      await demandReach(desk, principal, found.terms)
      const inCase = found.terms.case === null ? null : await readStream(desk.db, CASES, found.terms.case)
      const taken = { ...found, kind: 'active' } as const
      const statement = stateAction(desk, taken, inCase, await readContentTypes(desk.db, taken))
      if (statement === null)
        throw new Problem('action.not-found', { detail: 'What restricts nothing needs no statement.' })
      return statement
    },
  )

  app.post<IdParams>(
    '/v1/actions/:id/approve',
    { schema: { tags, summary: 'Be the second person' } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = staffOf(principal)
        if (!by.roles.includes('counsel')) demand(principal, 'action.approve')
        const taken = await desk.run(async (unit) => approve(desk, unit, { id: request.params.id, by }))
        return { status: 200, body: showTaken(taken) }
      }),
  )

  app.post<IdParams>(
    '/v1/actions/:id/decline',
    { schema: { tags, summary: 'Refuse to be the second person', body: needing(reasoned, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = staffOf(principal)
        if (!by.roles.includes('counsel')) demand(principal, 'action.approve')
        const { reason = '' } = checkReason(request.body ?? {}, '')
        const id = asId<FoundAction['terms']['id']>(request.params.id)
        const taken = await desk.run(async (unit) => {
          const found = await unit.load(ACTIONS, id)
          const events = must(decideAction({ kind: 'decline', by, reason }, found, unit.now))
          return note(unit, { act: 'action.decline', by, why: reason }, await addAction(desk, unit, { id, events }))
        })
        return { status: 200, body: showTaken(taken) }
      }),
  )

  app.post<IdParams>(
    '/v1/actions/:id/reverse',
    { schema: { tags, summary: 'Take an action back with every effect', body: needing(reversal, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'action.reverse', ['self'])
        const { reason = '', why = 'error' } = checkReversal(request.body ?? {}, '')
        const id = asId<FoundAction['terms']['id']>(request.params.id)
        const taken = await desk.run(async (unit) =>
          note(
            unit,
            { act: 'action.reverse', by, why: reason },
            why === 'legal'
              ? await reverseAction(desk, unit, { id, by, why, reason })
              : await reverseMistake(desk, unit, { id, by, why, reason }),
          ),
        )
        return { status: 200, body: showTaken(taken) }
      }),
  )

  app.get(
    '/v1/own-organization/actions',
    { schema: { tags: ['organization'], summary: 'What is in force against members of the own organization' } },
    (request) => {
      const principal = principalOf(request)
      demand(principal, 'organization.members', ['own-organization'])
      if (principal.kind !== 'member') throw new Problem('permission.role')
      return listMemberActions(desk, principal, pageOf(request))
    },
  )

  registerStandingRoute(app, desk)
}

async function approve(desk: Desk, unit: Unit, asked: { readonly id: string; readonly by: Staff }): Promise<Taken> {
  const id = asId<FoundAction['terms']['id']>(asked.id)
  const found = await unit.load(ACTIONS, id)
  if (found.kind === 'none') throw new Problem('action.not-found')
  const clause = termsOf(desk.policy().policy, found.terms.clause)
  const events = must(decideAction({ kind: 'approve', by: asked.by, clause }, found, unit.now))
  const taken = await addAction(desk, unit, { id, events })
  return note(unit, { act: 'action.approve', by: asked.by, why: null }, taken)
}

/** Of those that whoever asks for no more than some may name. */
const ACTIONS_MOST = 500

type StandingParams = { Params: { type: string; id: string } }

function registerStandingRoute(app: FastifyInstance, desk: Desk): void {
  const schema = { tags: ['standing'], summary: 'What an account or organization may still do' }
  app.get<StandingParams>('/v1/standing/:type/:id', { schema }, async (request) => {
    const { type, id } = request.params
    if (type !== 'account' && type !== 'organization') throw new Problem('route.unknown')
    const principal = principalOf(request)
    demand(principal, 'standing.read', await relationsTo(desk.db, principal, { type, id }))
    const from = principal.kind === 'member' && principal.id === id ? principal : null
    const now = desk.now()
    const most = wholeOf(request, 'limit', { least: 1, most: ACTIONS_MOST }) ?? Infinity
    const around = await readStandingAround(desk.db, { type, id }, { from, now })
    // In the product's own scope: what was done to somebody counts wherever they belonged then.
    if (principal.kind !== 'member') {
      const shown = showStanding(await readStanding(desk.db, { type, id }, now), around, true, most)
      const name = principal.kind === 'staff' ? await nameSubject(desk, { type, id }) : null
      return name === null ? shown : { ...shown, name }
    }
    const within = await readStandingWithin(desk.db, { type, id }, { organization: principal.organization, now })
    const standing = await toldStanding(desk, within, from === null && type === 'account' ? 'administrator' : 'subject')
    return showStanding(standing, around, from?.role !== 'external', most)
  })
}

async function relationsTo(
  db: VaultDb,
  principal: Principal,
  subject: { readonly type: 'account' | 'organization'; readonly id: string },
) {
  if (principal.kind !== 'member') return []
  if (subject.type === 'organization')
    return subject.id === principal.organization ? (['own-organization'] as const) : []
  if (subject.id === principal.id) return ['self'] as const
  return (await isOfOrganization(db, subject.id, principal.organization)) ? (['own-organization'] as const) : []
}

/** Whether an account belongs to an organization, by the person's fact or by what was done about it. */
async function isOfOrganization(db: VaultDb, account: string, organization: string): Promise<boolean> {
  const person = await getFact(db, 'person', account)
  if (person !== null) return person.organization === organization
  const actions = await allInStream(db, ACTIONS, [
    { column: 'subject_key', test: 'is', value: `account/${account}` },
    { column: 'organization', test: 'is', value: organization },
  ])
  return actions.length > 0
}
