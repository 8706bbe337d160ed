/** The verified badge of organizations: applied for, decided by a person, ended by the clock. */
import { decideVerification, papersEnd, verificationDueAt, type VerificationEvidence } from '@goodstanding/casework'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, demandStaff, must, nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { readFor } from '../../casework/narrow.ts'
import { listStream, readStream } from '../../casework/read-stream.ts'
import { touchStanding } from '../../casework/standing/touch-standing.ts'
import { tellVerification } from '../../casework/verification/tell-verification.ts'
import { demandAdministering } from '../../casework/standing/may-administer.ts'
import { VERIFICATIONS } from '../../casework/streams.ts'
import { demandApplication } from '../../casework/verification/demand-application.ts'
import { demandReader } from '../../casework/verification/demand-reader.ts'
import { checkEvidence } from '../../casework/verification/check-evidence.ts'
import { CHECK_JOB } from '../../casework/verification/check-job.ts'
import { calledNow } from '../../casework/verification/rename-verified.ts'
import {
  applyForVerification,
  findRevocation,
  type StatedProof,
} from '../../casework/verification/apply-verification.ts'
import { principalOf } from '../app.ts'
import { pageOf, statusesOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { instantIn, words } from './body-parts.ts'
import { proof, proofKind, showVerification } from './show-verification.ts'

type IdParams = { Params: { id: string } }
const YEAR = 365 * 86_400_000

const application = Type.Object({
  organization: Type.Optional(eventParts.id),
  evidence: Type.Array(proof, { maxItems: 50 }),
})
const checkApplication = checkerOf<{ organization?: string; evidence: readonly StatedProof[] }>(
  application,
  'body.invalid',
)
const decision = Type.Object({
  outcome: eventParts.oneOf('verify', 'refuse'),
  reason: Type.Optional(words),
  until: Type.Optional(eventParts.instant),
  evidence: Type.Optional(Type.Array(Type.Object({ kind: proofKind, value: eventParts.short }), { maxItems: 50 })),
})
type Decision = {
  readonly outcome: 'verify' | 'refuse'
  readonly reason?: string
  readonly until?: string
  /** What the reviewer has found proven. */
  readonly evidence?: readonly StatedProof[]
}
const checkDecision = checkerOf<Decision>(decision, 'body.invalid')

/** Of a document, which is told by its hash, capitals say nothing. */
function isSameProof(one: VerificationEvidence, { kind, value }: StatedProof): boolean {
  if (one.kind !== kind) return false
  return kind === 'document' ? one.value.toLowerCase() === value.toLowerCase() : one.value === value
}

function organizationAsked(principal: Principal, stated: string | undefined): string {
  if (principal.kind === 'member') {
    if (stated !== undefined && stated !== principal.organization) throw new Problem('permission.not-found')
    return principal.organization
  }
  if (stated === undefined) throw fieldProblem('body.invalid', '/organization', 'is required')
  return stated
}

const STATUSES = 'pending verified expiring revoked'.split(' ')

export function registerVerificationRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['verification']
  app.post(
    '/v1/verifications',
    { schema: { tags, summary: 'Ask for the badge', body: application } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        demand(principal, 'verification.apply', ['own-organization'])
        const body = checkApplication(request.body, '')
        const organization = organizationAsked(principal, body.organization)
        const found = await desk.run(async (unit) => {
          await demandAdministering(unit, { account: principal.kind === 'member' ? principal.id : null, organization })
          await touchStanding(desk, unit, { type: 'organization', id: organization })
          unit.audit({
            act: 'verification.apply',
            by: nameOf(principal),
            object: `organization/${organization}`,
            organization,
            why: null,
          })
          return applyForVerification(desk, unit, { organization, proofs: body.evidence })
        })
        return { status: 201, body: showVerification(desk, organization, found) }
      }),
  )

  app.get('/v1/verifications', { schema: { tags, summary: 'Applications, by deadline' } }, async (request) => {
    demand(principalOf(request), 'verification.decide', ['granted-queue'])
    const statuses = statusesOf(request, STATUSES) ?? ['pending']
    const conditions = [{ column: 'status', test: 'in', value: statuses } as const]
    const { items, next } = await listStream(desk.db, VERIFICATIONS, conditions, pageOf(request))
    return { items: items.map(({ id, state }) => showVerification(desk, id, state)), next }
  })

  app.get<IdParams>(
    '/v1/verifications/:id',
    { schema: { tags, summary: 'Where an organization stands' } },
    async (request) => {
      const { id } = request.params
      const principal = principalOf(request)
      demandReader(principal, id)
      const found = await readFor(desk, principal, (db) => readStream(db, VERIFICATIONS, id))
      return showVerification(desk, id, found ?? VERIFICATIONS.none)
    },
  )

  app.post<IdParams>(
    '/v1/verifications/:id/check',
    { schema: { tags, summary: 'Ask the domains of an application now' } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const { id } = request.params
        demandReader(principalOf(request), id)
        await demandApplication(desk.db, id)
        return { status: 200, body: showVerification(desk, id, await checkEvidence(desk, id)) }
      }),
  )

  app.post<IdParams>(
    '/v1/verifications/:id/decide',
    { schema: { tags, summary: 'Grant or refuse the badge', body: decision } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'verification.decide')
        const { outcome, reason = '', until, evidence = [] } = checkDecision(request.body, '')
        const { id } = request.params
        const decided = await desk.run(async (unit) => {
          await demandApplication(unit.tx, id)
          const found = await unit.load(VERIFICATIONS, id)
          const revokedAt = await findRevocation(unit, id)
          // Refused it can be; the badge is for whoever may act.
          if (outcome === 'verify') await demandAdministering(unit, { account: null, organization: id })
          await touchStanding(desk, unit, { type: 'organization', id })
          const claimed = found.kind === 'pending' ? found.evidence : []
          const proven = evidence.map((stated): VerificationEvidence => {
            const known = claimed.find((one) => isSameProof(one, stated))
            const { kind: as, value } = known ?? stated // as it is kept
            return { kind: as, value, checked: 'proven', why: null, document: known?.document ?? null }
          })
          const rest = claimed.filter(
            (one) => !proven.some((proof) => proof.kind === one.kind && proof.value === one.value),
          )
          const weighed = [...proven, ...rest]
          const end = until === undefined ? Math.min(unit.now + YEAR, papersEnd(weighed)) : instantIn(until, '/until')
          const name = await calledNow(unit, id, found.kind === 'pending' ? found.current : null)
          const command =
            outcome === 'verify'
              ? ({ kind: 'verify', by, evidence: weighed, until: end, name, revokedAt } as const)
              : ({ kind: 'refuse', by, reason } as const)
          const after = unit.add(VERIFICATIONS, id, must(decideVerification(command, found, unit.now)))
          tellVerification(unit, id, after.kind)
          const due = verificationDueAt(after, unit.now)
          if (due !== null) unit.schedule({ kind: 'verification.due', key: id, payload: null, due })
          unit.cancel({ kind: CHECK_JOB, key: id })
          unit.audit({
            act: 'verification.decide',
            by: `staff/${by.id}`,
            object: `organization/${id}`,
            organization: id,
            why: reason,
          })
          return after
        })
        return { status: 200, body: showVerification(desk, id, decided) }
      }),
  )
}
