/** Permits that administrators ask for. A senior grants or refuses them with a reason; what is granted is a fact at once. */
import {
  type AuditAct,
  type PermitContents,
  type PermitEvidence,
  type PermitKind,
  PERMIT_KINDS,
} from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, demandStaff, nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { readFor } from '../../casework/narrow.ts'
import {
  type AskedPermit,
  askForPermit,
  grantPermit,
  refusePermit,
  withdrawPermit,
} from '../../casework/permit/decide-permits.ts'
import { asId } from '../../casework/read-id.ts'
import { listStream, readStream } from '../../casework/read-stream.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import { PERMITS } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { demandAdministering } from '../../casework/standing/may-administer.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { instantIn, needing, proofs, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }

const clauses = Type.Array(eventParts.short, { maxItems: 100 })
const scope = Type.Record(Type.String({ maxLength: 200 }), Type.Array(Type.Unknown(), { maxItems: 1_000 }), {
  maxProperties: 50,
})
const asking = Type.Object({
  organization: Type.Optional(eventParts.id),
  kind: eventParts.oneOf(...PERMIT_KINDS),
  purpose: words,
  clauses,
  scope: Type.Optional(scope),
  issuer: eventParts.short,
  validFrom: Type.Optional(eventParts.instant),
  validUntil: eventParts.instant,
  evidence: Type.Optional(proofs),
})
type Asking = {
  readonly organization?: string
  readonly kind: PermitKind
  readonly purpose: string
  readonly clauses: readonly string[]
  readonly scope?: Readonly<Record<string, readonly unknown[]>>
  readonly issuer: string
  readonly validFrom?: string
  readonly validUntil: string
  readonly evidence?: readonly { readonly text?: string; readonly file?: string }[]
}
const checkAsking = checkerOf<Asking>(asking, 'body.invalid')

const deciding = Type.Object({
  outcome: eventParts.oneOf('grant', 'refuse'),
  reason: Type.Optional(words),
  clauses: Type.Optional(clauses),
  scope: Type.Optional(scope),
  validFrom: Type.Optional(eventParts.instant),
  validUntil: Type.Optional(eventParts.instant),
})
type Deciding = Partial<Pick<Asking, 'clauses' | 'scope' | 'validFrom' | 'validUntil'>> & {
  readonly outcome: 'grant' | 'refuse'
  readonly reason?: string
}
const checkDeciding = checkerOf<Deciding>(deciding, 'body.invalid')
const withdrawing = Type.Object({ reason: Type.Optional(words) })
const checkWithdrawing = checkerOf<{ reason?: string }>(withdrawing, 'body.invalid')

function show({ permit, request, ...state }: AskedPermit): Shown {
  const { validFrom, validUntil, ...contents } = permit
  const { askedAt, deadline, ...stated } = request
  return {
    ...contents,
    validFrom: instantText(validFrom),
    validUntil: instantText(validUntil),
    status: state.kind,
    request: { ...stated, askedAt: instantText(askedAt), deadline: instantText(deadline) },
    ...(state.kind === 'asked' ? {} : { reason: state.reason, at: instantText(state.at) }),
  }
}

/** Outside, an answer is the operator's; who of the staff gave it is nobody's business there. */
function showTo(principal: Principal, found: AskedPermit): Shown {
  if (principal.kind !== 'staff' || found.kind === 'asked') return show(found)
  return { ...show(found), by: found.by }
}

/** For which organization a permit is asked. */
function holderOf(principal: Principal, stated: string | undefined): string {
  if (principal.kind !== 'member') {
    if (stated === undefined) throw fieldProblem('body.invalid', '/organization', 'is required')
    return stated
  }
  if (stated !== undefined && stated !== principal.organization) throw new Problem('permission.not-found')
  return principal.organization
}

function note(
  unit: Unit,
  { permit }: AskedPermit,
  { act, by, why }: { readonly act: AuditAct } & Readonly<Record<'by' | 'why', string>>,
): void {
  unit.audit({ act, by, object: `permit/${permit.id}`, organization: permit.holder, why })
}

/** What is granted: what was asked, with what the decision narrows. */
function granted(asked: PermitContents, { clauses: kept, scope: within, validFrom, validUntil }: Deciding) {
  return {
    ...asked,
    ...(kept === undefined ? {} : { clauses: kept.map((clause) => asId<PermitContents['clauses'][number]>(clause)) }),
    ...(within === undefined ? {} : { scope: within }),
    ...(validFrom === undefined ? {} : { validFrom: instantIn(validFrom, '/validFrom') }),
    ...(validUntil === undefined ? {} : { validUntil: instantIn(validUntil, '/validUntil') }),
  }
}

export function registerPermitRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['permits']
  const path = '/v1/permit-requests'
  const isOwn = (principal: Principal, holder: string) =>
    principal.kind === 'member' && principal.organization !== holder ? [] : (['own-organization'] as const)

  app.post(path, { schema: { tags, summary: 'Ask for a permit', body: asking } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      const principal = principalOf(request)
      demand(principal, 'permit.ask', ['own-organization'])
      const body = checkAsking(request.body ?? {}, '')
      const asked = await desk.run(async (unit) => {
        if (principal.kind === 'member')
          await demandAdministering(unit, { account: principal.id, organization: principal.organization })
        const contents = {
          holder: holderOf(principal, body.organization),
          clauses: body.clauses.map((clause) => asId<PermitContents['clauses'][number]>(clause)),
          scope: body.scope ?? {},
          issuer: body.issuer,
          validFrom: body.validFrom === undefined ? unit.now : instantIn(body.validFrom, '/validFrom'),
          validUntil: instantIn(body.validUntil, '/validUntil'),
        }
        const evidence = (body.evidence ?? []).map(
          ({ text = null, file = null }): PermitEvidence => ({ text, file: file?.toLowerCase() ?? null }),
        )
        const by = nameOf(principal)
        const stated = { kind: body.kind, purpose: body.purpose, evidence, by }
        const found = await askForPermit(desk, unit, { contents, request: stated })
        note(unit, found, { act: 'permit.ask', by, why: body.purpose })
        return found
      })
      return { status: 201, body: showTo(principal, asked) }
    }),
  )

  app.get(
    path,
    { schema: { tags, summary: 'Permits that were asked for, the nearest deadline first' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'permit.read', ['own-organization'])
      const { items, next } = await readFor(desk, principal, (db) =>
        listStream(db, PERMITS, conditionsOf(request, principal), pageOf(request)),
      )
      return { items: items.flatMap(({ state }) => (state.kind === 'none' ? [] : [showTo(principal, state)])), next }
    },
  )

  app.get<IdParams>(`${path}/:id`, { schema: { tags, summary: 'One request for a permit' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'permit.read', ['own-organization'])
    const found = await readFor(desk, principal, (db) => readStream(db, PERMITS, request.params.id))
    if (found === null || found.kind === 'none') throw new Problem('permit.not-found')
    demand(principal, 'permit.read', isOwn(principal, found.permit.holder))
    return showTo(principal, found)
  })

  app.post<IdParams>(
    `${path}/:id/decide`,
    {
      schema: {
        tags,
        summary: 'Grant a permit, as it was asked or narrower, or refuse it',
        body: needing(deciding, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = demandStaff(principal, 'permit.decide')
        const stated = checkDeciding(request.body ?? {}, '')
        const { outcome, reason = '' } = stated
        const { id } = request.params
        const decided = await desk.run(async (unit) => {
          const found = await unit.load(PERMITS, id)
          if (found.kind === 'none') throw new Problem('permit.not-found')
          const after =
            outcome === 'grant'
              ? await grantPermit(desk, unit, {
                  id,
                  command: { kind: 'grant', by: by.id, permit: granted(found.permit, stated), reason },
                })
              : await refusePermit(unit, { id, command: { kind: 'refuse', by: by.id, reason } })
          note(unit, after, { act: 'permit.decide', by: nameOf(principal), why: reason })
          return after
        })
        return { status: 200, body: showTo(principal, decided) }
      }),
  )

  app.post<IdParams>(
    `${path}/:id/withdraw`,
    { schema: { tags, summary: 'Withdraw what was asked, or - the operator - what was granted', body: withdrawing } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const as = principal.kind === 'staff' ? 'operator' : 'applicant'
        demand(principal, as === 'operator' ? 'permit.decide' : 'permit.ask', ['own-organization'])
        const { reason = '' } = checkWithdrawing(request.body ?? {}, '')
        const { id } = request.params
        const withdrawn = await desk.run(async (unit) => {
          const found = await unit.load(PERMITS, id)
          if (found.kind === 'none') throw new Problem('permit.not-found')
          if (as === 'applicant') demand(principal, 'permit.ask', isOwn(principal, found.permit.holder))
          const by = nameOf(principal)
          const after = await withdrawPermit(desk, unit, { id, command: { kind: 'withdraw', by, as, reason } })
          note(unit, after, { act: 'permit.withdraw', by, why: reason })
          return after
        })
        return { status: 200, body: showTo(principal, withdrawn) }
      }),
  )
}

const PERMIT_STATUSES = 'asked granted refused withdrawn'.split(' ')

function conditionsOf(request: FastifyRequest, principal: Principal): readonly ViewCondition[] {
  const { organization } = queryOf(request)
  const statuses = statusesOf(request, PERMIT_STATUSES)
  const holder = principal.kind === 'member' ? principal.organization : organization
  return [
    ...(statuses === null ? [] : [{ column: 'status', test: 'in', value: statuses } as const]),
    ...(holder === undefined ? [] : [{ column: 'organization', test: 'is', value: holder } as const]),
  ]
}
