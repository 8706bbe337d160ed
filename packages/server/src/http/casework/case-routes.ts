/** Cases of section 5: the operator's queue, the claim, the decision. */
import {
  type Case,
  clausesOf,
  decideCase,
  type CaseCommand,
  QUEUE_SOURCES,
  saysNothing,
  type Staff,
} from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { demand, demandStaff, must, nameOf } from '../../casework/asker.ts'
import { decideAndAudit } from '../../casework/case/batches.ts'
import { keepCaseTimers } from '../../casework/case/case-timers.ts'
import { reopenCase } from '../../casework/case/reopen-case.ts'
import { type CaseDecided, loadCase } from '../../casework/case/decide-case.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { Desk } from '../../casework/parts.ts'
import { countViews } from '../../casework/queue/count-views.ts'
import { casesVeiledFrom, queueConditions } from '../../casework/queue/granted-queues.ts'
import { asideAsked, asideConditions, showAside, showTakers } from '../../casework/queue/set-aside.ts'
import { listStream } from '../../casework/read-stream.ts'
import { noteShown } from '../../casework/second-review/second-reviews.ts'
import { readCaseFor } from '../../casework/case/read-case-for.ts'
import { showRecommended } from '../../casework/case/recommend.ts'
import { showCase } from '../../casework/case/show-case.ts'
import { nameSubject } from '../../casework/organization/name-people.ts'
import { showReporters } from '../../casework/report/show-reporters.ts'
import { type Shown, showAction } from '../../casework/show.ts'
import { CASES } from '../../casework/streams.ts'
import { mapInTurns } from '../../in-turns.ts'
import { principalOf } from '../app.ts'
import { ifMatchOf, pageOf, queryOf, statusesOf, subjectOf, wordsOf } from '../page-query.ts'
import { Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { instantIn, needing, words } from './body-parts.ts'
import { decision, type DecisionBody, readDecision } from './read-decision.ts'

type IdParams = { Params: { id: string } }
type FoundCase = Parameters<typeof showCase>[0]

const checkDecision = checkerOf<DecisionBody>(decision, 'body.invalid')
const note = Type.Object({ text: words })
const checkNote = checkerOf<{ text: string }>(note, 'body.invalid')
const reopening = Type.Object({ reason: Type.Optional(words) })
const checkReopening = checkerOf<{ reason?: string }>(reopening, 'body.invalid')
const wait = Type.Object({
  for: words,
  until: eventParts.instant,
  ifMatch: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
})
const checkWait = checkerOf<{ for: string; until: string }>(wait, 'body.invalid')

/** Everybody's views, and as many as somebody may keep or is shown by others. */
const counting = Type.Object({
  queries: Type.Array(Type.String({ maxLength: 500 }), { minItems: 1, maxItems: 250 }),
})
const checkCounting = checkerOf<{ queries: readonly string[] }>(counting, 'body.invalid')

function showDecided({ case: found, actions: taken, notices }: CaseDecided, now: number): Shown {
  return { case: showCase(found, now), actions: taken.map(({ action }) => showAction(action)), notices }
}

const STATUSES = 'open claimed waiting decided merged settled'.split(' ')
const SEVERITIES = '1 2 3 4'.split(' ')

function listConditions(request: FastifyRequest): readonly ViewCondition[] {
  const { clause, organization, queue, setAside } = queryOf(request)
  const subject = subjectOf(request)
  const statuses = statusesOf(request, STATUSES)
  const severities = wordsOf(request, 'severity', SEVERITIES)
  const sources = wordsOf(request, 'source', QUEUE_SOURCES)
  return [
    ...queueConditions(principalOf(request), queue),
    ...asideConditions(principalOf(request), asideAsked(setAside)),
    ...(statuses === null ? [] : [{ column: 'status', test: 'in', value: statuses } as const]),
    ...(subject === undefined ? [] : [{ column: 'subject_key', test: 'is', value: subject } as const]),
    ...(clause === undefined ? [] : [{ column: 'clauses', test: 'has', value: clause } as const]),
    ...(organization === undefined ? [] : [{ column: 'organization', test: 'is', value: organization } as const]),
    ...(severities === null ? [] : [{ column: 'severity', test: 'in', value: severities } as const]),
    ...(sources === null ? [] : [{ column: 'source', test: 'in', value: sources } as const]),
  ]
}

const NONE: ReadonlySet<string> = new Set()

/** Whether decided cases can be in a list. */
function showsDecided(request: FastifyRequest): boolean {
  const { status } = queryOf(request)
  return status === undefined || status.split(',').includes('decided')
}

/** What whoever works on a case does to it by themselves. */
type OwnStep = Extract<CaseCommand, { readonly kind: 'claim' | 'release' | 'note' | 'wait' }>

/** What moves no version may be asked about one all the same. */
function refuseStale(request: FastifyRequest, found: Case): void {
  const asked = ifMatchOf(request)
  if (asked !== null && found.kind !== 'none' && found.version !== asked)
    throw new Problem('case.stale', { more: { version: found.version } })
}

/** Moves a case by one command of somebody on the staff. */
async function moveCase(
  desk: Desk,
  request: FastifyRequest<IdParams>,
  { by, command }: { readonly by: Staff; readonly command: OwnStep },
): Promise<FoundCase> {
  return desk.run(async (unit) => {
    const { id, found } = await loadCase(unit, request.params.id)
    const events = must(decideCase(command, found, unit.now))
    refuseStale(request, found)
    const moved = unit.add(CASES, id, events)
    if (moved.kind === 'none') throw new Problem('case.not-found')
    keepCaseTimers(unit, moved)
    unit.audit({
      act: `case.${command.kind}`,
      by: `staff/${by.id}`,
      object: `case/${id}`,
      organization: moved.subject.organization,
      why: null,
    })
    return moved
  })
}

type Reopening = { readonly request: FastifyRequest<IdParams>; readonly by: Staff; readonly reason: string }

async function reopen(desk: Desk, { request, by, reason }: Reopening): Promise<FoundCase> {
  return desk.run(async (unit) => {
    const { id, found } = await loadCase(unit, request.params.id)
    if (found.kind === 'none') throw new Problem('case.not-found')
    if (found.kind !== 'decided') throw new Problem('case.not-decided')
    refuseStale(request, found)
    if (saysNothing(reason))
      throw new Problem('case.reason-missing', { errors: [{ pointer: '/reason', detail: 'is required' }] })
    if (!(await reopenCase(desk, unit, id, 'new-evidence'))) throw new Problem('case.exists')
    const { organization } = found.subject
    unit.audit({ act: 'case.reopen', by: `staff/${by.id}`, object: `case/${id}`, organization, why: reason })
    const noted = must(decideCase({ kind: 'note', by, text: reason }, await unit.load(CASES, id), unit.now))
    const moved = unit.add(CASES, id, noted)
    if (moved.kind === 'none') throw new Problem('case.not-found')
    return moved
  })
}

/** How the organization is called whose people the case is about, as the service stated it. */
function nameIn(
  { memory }: Pick<Desk, 'memory'>,
  { subject }: Pick<FoundCase, 'subject'>,
): { readonly organizationName?: string } {
  const known = subject.organization === null ? null : memory.organization(subject.organization)
  return known === null ? {} : { organizationName: known.name }
}

/** How the account is called that the case is about. */
async function personIn(
  desk: Desk,
  { subject }: Pick<FoundCase, 'subject'>,
): Promise<{ readonly subjectName?: string }> {
  const name = subject.type === 'account' ? await nameSubject(desk, subject) : null
  return name === null ? {} : { subjectName: name }
}

export function registerCaseRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['cases']
  app.get('/v1/cases', { schema: { tags, summary: 'The queue, most urgent first' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'case.read', ['granted-queue'])
    const { items, next } = await listStream(desk.db, CASES, listConditions(request), pageOf(request))
    const veiled = showsDecided(request) ? await casesVeiledFrom(desk, principal) : NONE
    const seen = items.flatMap(({ id, state }) => (state.kind === 'none' || veiled.has(id) ? [] : [state]))
    await noteShown(desk, principal, seen)
    const withheld = items.filter(({ id }) => veiled.has(id)).length
    const shown = await mapInTurns(seen, (found) => ({
      ...showCase(found, desk.now()),
      ...nameIn(desk, found),
      ...showAside(principal, clausesOf(found)),
    }))
    return { items: shown, next, ...(withheld > 0 && { withheld }) }
  })

  app.post(
    '/v1/cases/count',
    { schema: { tags, summary: 'How many cases each of some filters of the queue holds, up to 999', body: counting } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'case.read', ['granted-queue'])
      const { queries } = checkCounting(request.body ?? {}, '')
      return { items: await countViews(desk, principal, queries) }
    },
  )

  app.get<IdParams>('/v1/cases/:id', { schema: { tags, summary: 'One case' } }, async (request) => {
    const principal = principalOf(request)
    const found = await readCaseFor(desk, principal, request.params.id)
    await desk.run((unit) => {
      const { organization } = found.subject
      unit.audit({ act: 'case.read', by: nameOf(principal), object: `case/${found.id}`, organization, why: null })
      return Promise.resolve()
    })
    await noteShown(desk, principal, [found])
    return {
      ...showCase(found, desk.now()),
      ...nameIn(desk, found),
      ...(await personIn(desk, found)),
      ...(await showReporters(desk, found)),
      ...(await showTakers(desk, principal, found)),
      recommended: await showRecommended(desk, found),
    }
  })

  for (const kind of ['claim', 'release'] as const) {
    const schema = { tags, summary: kind === 'claim' ? 'Claim a case, or renew the claim' : 'Give a case back' }
    app.post<IdParams>(`/v1/cases/:id/${kind}`, { schema }, (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), `case.${kind}`)
        const body = showCase(await moveCase(desk, request, { by, command: { kind, by } }), desk.now())
        return { status: 200, body }
      }),
    )
  }

  app.post<IdParams>(
    '/v1/cases/:id/note',
    { schema: { tags, summary: 'Note something', body: note } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.note')
        const { text } = checkNote(request.body, '')
        const moved = await moveCase(desk, request, { by, command: { kind: 'note', by, text } })
        return { status: 200, body: showCase(moved, desk.now()) }
      }),
  )

  app.post<IdParams>('/v1/cases/:id/wait', { schema: { tags, summary: 'Park a case', body: wait } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      const by = demandStaff(principalOf(request), 'case.wait')
      const { for: whom, until } = checkWait(request.body, '')
      const command = {
        kind: 'wait',
        by,
        for: whom,
        until: instantIn(until, '/until'),
        ifMatch: ifMatchOf(request),
      } as const
      return { status: 200, body: showCase(await moveCase(desk, request, { by, command }), desk.now()) }
    }),
  )

  app.post<IdParams>(
    '/v1/cases/:id/reopen',
    {
      schema: {
        tags,
        summary: 'Open a decided case again: something new is known',
        body: needing(reopening, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.reopen')
        const { reason = '' } = checkReopening(request.body ?? {}, '')
        return { status: 200, body: showCase(await reopen(desk, { request, by, reason }), desk.now()) }
      }),
  )

  app.post<IdParams>(
    '/v1/cases/:id/decide',
    { schema: { tags, summary: 'Decide a case', body: needing(decision, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.decide')
        const stated = readDecision(checkDecision(request.body ?? {}, ''), ifMatchOf(request), null)
        const decided = await desk.run((unit) => decideAndAudit(desk, unit, { id: request.params.id, by, stated }))
        const waits = decided.actions.some(({ action }) => action.kind === 'awaiting-second')
        return { status: waits ? 202 : 200, body: showDecided(decided, desk.now()) }
      }),
  )
}
