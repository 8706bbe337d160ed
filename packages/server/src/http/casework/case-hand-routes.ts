/** What somebody does with a case beside deciding it: another queue, a senior, a merge with another case and its undoing, and undoing what was decided. */
import { type AuditAct, type CaseCommand, decideCase, mayDo, type Staff } from '@goodstanding/casework'
import { findQueue } from '@goodstanding/ledger'
import { eventParts, named } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { demandStaff, must, rolesOf } from '../../casework/asker.ts'
import { keepCaseTimers } from '../../casework/case/case-timers.ts'
import { loadCase } from '../../casework/case/decide-case.ts'
import { mergeCases, type Merged } from '../../casework/case/merge-cases.ts'
import { unmergeCase } from '../../casework/case/unmerge-case.ts'
import { undoOneDecision } from '../../casework/case/undo-decision.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { Desk } from '../../casework/parts.ts'
import { showCase } from '../../casework/case/show-case.ts'
import type { Shown } from '../../casework/show.ts'
import { CASES } from '../../casework/streams.ts'
import { principalOf } from '../app.ts'
import { ifMatchOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }
const version = Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]))
const handing = named('CaseHandover', { reason: words, ifMatch: version })
const moving = Type.Object({ queue: eventParts.short, reason: words, ifMatch: version })
const merging = Type.Object({ into: eventParts.id, reason: words, ifMatch: version, intoIfMatch: version })
const undoing = Type.Object({ reason: Type.Optional(words), ifMatch: version })
const checkUndoing = checkerOf<{ reason?: string }>(undoing, 'body.invalid')
const checkHanding = checkerOf<{ reason: string }>(handing, 'body.invalid')
const checkMoving = checkerOf<{ queue: string; reason: string }>(moving, 'body.invalid')
const checkMerging = checkerOf<{ into: string; reason: string; intoIfMatch?: number | null }>(merging, 'body.invalid')

type Handing = {
  readonly id: string
  readonly act: AuditAct
  readonly by: Staff
  readonly command: CaseCommand
  readonly reason: string
}

/** Does one thing with one case, and notes who and why. */
async function hand(desk: Desk, { id: asked, act, by, command, reason }: Handing): Promise<Shown> {
  return desk.run(async (unit) => {
    const { id, found } = await loadCase(unit, asked)
    const moved = unit.add(CASES, id, must(decideCase(command, found, unit.now)))
    if (moved.kind === 'none') throw new Problem('case.not-found')
    keepCaseTimers(unit, moved)
    const { organization } = moved.subject
    unit.audit({ act, by: `staff/${by.id}`, object: `case/${id}`, organization, why: reason })
    return showCase(moved, unit.now)
  })
}

const showMerged = ({ from, into }: Merged, now: number): Shown => ({
  case: showCase(from, now),
  into: showCase(into, now),
})

export function registerCaseHandRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['cases']
  const stated = (request: FastifyRequest<IdParams>) => ({ id: request.params.id, ifMatch: ifMatchOf(request) })

  app.post<IdParams>(
    '/v1/cases/:id/move',
    { schema: { tags, summary: 'Put a case into another queue', body: moving } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.move')
        const { queue, reason } = checkMoving(request.body ?? {}, '')
        if ((await findQueue(desk.db, queue)) === null)
          throw fieldProblem('queue.unknown', '/queue', `there is no "${queue}"`)
        const { id, ifMatch } = stated(request)
        const command = { kind: 'move', by, queue, reason, ifMatch } as const
        return { status: 200, body: await hand(desk, { id, act: 'case.move', by, command, reason }) }
      }),
  )

  for (const [path, act, kind, summary] of [
    ['escalate', 'case.escalate', 'escalate-to-senior', 'Leave a case to a senior'],
    ['return', 'case.return', 'return-to-queue', 'Give a case that was left to a senior back to its queue'],
  ] as const)
    app.post<IdParams>(`/v1/cases/:id/${path}`, { schema: { tags, summary, body: handing } }, (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), act)
        const { reason } = checkHanding(request.body ?? {}, '')
        const { id, ifMatch } = stated(request)
        return { status: 200, body: await hand(desk, { id, act, by, command: { kind, by, reason, ifMatch }, reason }) }
      }),
    )

  app.post<IdParams>(
    '/v1/cases/:id/merge',
    { schema: { tags, summary: 'Decide a case within another one', body: merging } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.merge')
        const { into, reason, intoIfMatch = null } = checkMerging(request.body ?? {}, '')
        const asked = { ...stated(request), into, by, reason, intoIfMatch }
        const merged = await desk.run((unit) => mergeCases(desk, unit, asked))
        return { status: 200, body: showMerged(merged, desk.now()) }
      }),
  )

  app.post<IdParams>(
    '/v1/cases/:id/unmerge',
    { schema: { tags, summary: 'Undo a merge while nothing was decided', body: handing } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.unmerge')
        const { reason } = checkHanding(request.body ?? {}, '')
        const parted = await desk.run((unit) => unmergeCase(desk, unit, { ...stated(request), by, reason }))
        return { status: 200, body: showMerged(parted, desk.now()) }
      }),
  )

  app.post<IdParams>(
    '/v1/cases/:id/undo',
    {
      schema: {
        tags,
        summary: 'Undo the latest decision of a case: all that it did is taken back, and the case is open again',
        body: needing(undoing, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = demandStaff(principal, 'case.undo', ['self'])
        const { reason = '' } = checkUndoing(request.body ?? {}, '')
        const may = (decidedBy: string | null): void => {
          // They see the case: that it is not theirs to undo is no secret of it.
          const leave = mayDo(rolesOf(principal), 'case.undo', decidedBy === by.id ? ['self'] : [])
          if (!leave.ok) throw new Problem('permission.role')
        }
        const asked = { ...stated(request), by, reason, may }
        const { case: found, reversed, reopened } = await desk.run((unit) => undoOneDecision(desk, unit, asked))
        return { status: 200, body: { case: showCase(found, desk.now()), reversed, reopened } }
      }),
  )
}
