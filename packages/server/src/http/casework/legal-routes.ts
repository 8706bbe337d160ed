/** Legal requests of section 5: received, validated, held, approved by a second person, produced or refused. */
import {
  decideLegalRequest,
  LEGAL_CHECKLIST,
  type LegalCheck,
  type LegalRequest,
  type LegalRequestCommand,
  type Staff,
  type AuditAct,
} from '@goodstanding/casework'
import type { LegalRequestId } from '@goodstanding/model'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { demandStaff, must } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { keepPackage, showPackage } from '../../casework/legal/keep-package.ts'
import { countRecords, LEGAL_KINDS, type LegalPackage, producePackage } from '../../casework/legal/produce-package.ts'
import { followHold } from '../../casework/erasure/carry-out-erasure.ts'
import { followRequest, tellSubjects } from '../../casework/legal/tell-subjects.ts'
import type { Desk } from '../../casework/parts.ts'
import { listStream, readStream } from '../../casework/read-stream.ts'
import { showLegalRequest } from '../../casework/show.ts'
import { LEGAL_REQUESTS } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { principalOf } from '../app.ts'
import { pageOf, statusesOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { readSpan } from '../read-span.ts'
import { answerOnce } from './answer-once.ts'
import { countryIn, instantIn, wantingWords, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }
type Received = Exclude<LegalRequest, { kind: 'none' }>
const { id, short, instant } = eventParts
const MONTH = 30 * 86_400_000

const scope = named('StatedLegalScope', {
  subjects: Type.Array(id, { maxItems: 1_000, description: 'Each `account/<id>` or `organization/<id>`.' }),
  kinds: Type.Optional(Type.Array(Type.Enum(LEGAL_KINDS, { title: 'LegalKind' }), { maxItems: 10 })),
  from: Type.Optional(instant),
  until: Type.Optional(Type.Union([instant, Type.Null()])),
})
type ScopeBody = {
  readonly subjects: readonly string[]
  readonly kinds?: readonly string[]
  readonly from?: string
  readonly until?: string | null
}
const gag = named('StatedGag', { order: short, until: instant })
type GagBody = { readonly order: string; readonly until: string }
const intake = named('StatedLegalRequest', {
  authority: short,
  country: Type.Optional(eventParts.country),
  basis: short,
  reference: Type.Optional(short),
  deadline: Type.Optional(instant),
  scope,
  gag: Type.Optional(gag),
})
type Intake = {
  readonly authority: string
  readonly country?: string
  readonly basis: string
  readonly reference?: string
  readonly deadline?: string
  readonly scope: ScopeBody
  readonly gag?: GagBody
}
const checkIntake = wantingWords(checkerOf<Intake>(intake, 'body.invalid'), ['authority', 'basis'])

const step = named('LegalStep', {
  checked: Type.Optional(Type.Array(Type.Enum([...LEGAL_CHECKLIST]), { maxItems: 20 })),
  reason: Type.Optional(words),
  emergency: Type.Optional(Type.Boolean()),
  finding: Type.Optional(eventParts.oneOf('justified', 'unjustified')),
  scope: Type.Optional(scope),
  gag: Type.Optional(gag),
})
type StepBody = {
  readonly checked?: readonly LegalCheck[]
  readonly reason?: string
  readonly emergency?: boolean
  readonly finding?: 'justified' | 'unjustified'
  readonly scope?: ScopeBody
  readonly gag?: GagBody
}
const checkStep = checkerOf<StepBody>(step, 'body.invalid')

/** A subject without its kind would hold nothing, produce nothing, and look as if it did. */
function readScope({ subjects, kinds = [], ...ends }: ScopeBody, records: number | null) {
  const strange = subjects.findIndex((subject) => !/^(?:account|organization)\/./su.test(subject))
  if (strange !== -1)
    throw fieldProblem('legal-request.scope', `/scope/subjects/${strange}`, 'must be account/<id> or organization/<id>')
  const { from, until } = readSpan(ends, '/scope/')
  return { subjects, kinds, span: { from: from ?? 0, until }, records }
}

const readGag = (body: GagBody) => ({ order: body.order, until: instantIn(body.until, '/gag/until') })

const STEPS = [
  'validate',
  'hold',
  'approve',
  'produce',
  'refuse',
  'narrow',
  'review',
  'extend-gag',
  'close',
  'release-hold',
] as const
type StepName = (typeof STEPS)[number]

const STEP_WORDS: Readonly<Record<StepName, string>> = {
  validate: 'Find a legal request valid, by the list of what was checked',
  hold: 'Let nothing that it asks for be erased',
  approve: 'Approve what is to be given, as the second person',
  produce: 'Give what it asks for; in an emergency before anybody has approved',
  refuse: 'Refuse a legal request, with a reason',
  narrow: 'Narrow its scope',
  review: 'Judge an emergency afterwards, as somebody else',
  'extend-gag': 'Note a further order to tell nobody',
  close: 'Close a legal request',
  'release-hold': 'Let go of what was held',
}

const ACTS = {
  validate: 'legal-request.handle',
  hold: 'legal-request.hold',
  approve: 'legal-request.produce',
  produce: 'legal-request.produce',
  refuse: 'legal-request.handle',
  narrow: 'legal-request.handle',
  review: 'legal-request.review',
  'extend-gag': 'legal-request.handle',
  close: 'legal-request.handle',
  'release-hold': 'legal-request.hold',
} as const

type Stepping = { readonly name: StepName; readonly by: Staff; readonly body: StepBody; readonly found: Received }
type Step = { readonly command: LegalRequestCommand; readonly produced: LegalPackage | null }

async function readStep(desk: Desk, unit: Unit, { name, by, body, found }: Stepping): Promise<Step> {
  const { reason = '' } = body
  const plain = (command: LegalRequestCommand): Step => ({ command, produced: null })
  switch (name) {
    case 'validate':
      return plain({ kind: 'validate', by, checked: body.checked ?? [] })
    case 'refuse':
      return plain({ kind: 'refuse', by, reason })
    case 'narrow': {
      const narrowed = readScope(body.scope ?? { subjects: [] }, null)
      return plain({ kind: 'narrow', by, scope: await countRecords(unit, narrowed) })
    }
    case 'review':
      return plain({ kind: 'review', by, finding: body.finding ?? 'justified', reason })
    case 'extend-gag':
      return plain({ kind: 'extend-gag', by, gag: readGag(body.gag ?? { order: '', until: '1970-01-01T00:00:00Z' }) })
    case 'produce': {
      const produced = await producePackage(desk, unit, found)
      const manifest = produced.manifestSha256
      if (body.emergency === true) return { command: { kind: 'produce-emergency', by, reason, manifest }, produced }
      return { command: { kind: 'produce', by, manifest }, produced }
    }
    case 'hold':
    case 'approve':
    case 'close':
    case 'release-hold':
      return plain({ kind: name, by })
  }
}

const STATUSES = 'received validated holding refused approved produced closed emergency'.split(' ')

export function registerLegalRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['legal-requests']
  app.post(
    '/v1/legal-requests',
    { schema: { tags, summary: 'Receive a request of an authority', body: intake } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'legal-request.handle')
        const received = await desk.run((unit) => receive(unit, by, checkIntake(request.body, '')))
        return { status: 201, body: showLegalRequest(received) }
      }),
  )

  app.get('/v1/legal-requests', { schema: { tags, summary: 'Legal requests, by deadline' } }, async (request) => {
    demandStaff(principalOf(request), 'legal-request.handle')
    const statuses = statusesOf(request, STATUSES)
    const conditions = statuses === null ? [] : [{ column: 'status', test: 'in', value: statuses } as const]
    const { items, next } = await listStream(desk.db, LEGAL_REQUESTS, conditions, pageOf(request))
    return { items: items.flatMap(({ state }) => (state.kind === 'none' ? [] : [showLegalRequest(state)])), next }
  })

  app.get<IdParams>('/v1/legal-requests/:id', { schema: { tags, summary: 'One legal request' } }, async (request) => {
    demandStaff(principalOf(request), 'legal-request.handle')
    const found = await readStream(desk.db, LEGAL_REQUESTS, request.params.id)
    if (found === null || found.kind === 'none') throw new Problem('legal-request.not-found')
    return showLegalRequest(found)
  })

  app.get<IdParams>(
    '/v1/legal-requests/:id/package',
    { schema: { tags, summary: 'What was produced, with the proof that the log holds it' } },
    async (request) => {
      const by = demandStaff(principalOf(request), 'legal-request.produce')
      const shown = await showPackage(desk, request.params.id)
      await desk.run((unit) => {
        const object = `legal-request/${request.params.id}`
        unit.audit({ act: 'legal-request.read-package', by: `staff/${by.id}`, object, organization: null, why: object })
        return Promise.resolve()
      })
      return shown
    },
  )

  for (const name of STEPS) {
    app.post<IdParams>(
      `/v1/legal-requests/:id/${name}`,
      { schema: { tags, summary: STEP_WORDS[name], body: step } },
      (request, reply) =>
        answerOnce(desk, request, reply, async () => ({ status: 200, body: await takeStep(desk, request, name) })),
    )
  }
}

async function receive(unit: Unit, by: Staff, body: Intake): Promise<Received> {
  const requestId = asId<LegalRequestId>(unit.newId('lrq'))
  const found = await unit.load(LEGAL_REQUESTS, requestId)
  const scoped = readScope(body.scope, null)
  const command = {
    kind: 'receive',
    request: {
      id: requestId,
      authority: body.authority,
      country: countryIn(body.country ?? '', '/country'),
      basis: body.basis,
      reference: body.reference ?? '',
      receivedAt: unit.now,
      deadline: body.deadline === undefined ? unit.now + MONTH : instantIn(body.deadline, '/deadline'),
      scope: await countRecords(unit, scoped),
      gag: body.gag === undefined ? null : readGag(body.gag),
    },
  } as const
  const received = unit.add(LEGAL_REQUESTS, requestId, must(decideLegalRequest(command, found, unit.now)))
  if (received.kind === 'none') throw new Problem('legal-request.not-found')
  audit(unit, { act: 'legal-request.receive', by, request: received, why: body.basis })
  return received
}

async function takeStep(desk: Desk, request: FastifyRequest<IdParams>, name: StepName): Promise<unknown> {
  const by = demandStaff(principalOf(request), ACTS[name])
  const body = checkStep(request.body ?? {}, '')
  const taken = await desk.run(async (unit) => {
    const found = await unit.load(LEGAL_REQUESTS, request.params.id)
    if (found.kind === 'none') throw new Problem('legal-request.not-found')
    const { command, produced } = await readStep(desk, unit, { name, by, body, found })
    const after = unit.add(LEGAL_REQUESTS, request.params.id, must(decideLegalRequest(command, found, unit.now)))
    if (after.kind === 'none') throw new Problem('legal-request.not-found')
    await followHold(unit, { before: found, after })
    await followRequest(desk, unit, found, after)
    if (after.kind === 'emergency')
      unit.schedule({ kind: 'legal.review', key: after.id, payload: null, due: after.reviewBy })
    audit(unit, { act: `legal-request.${name}`, by, request: after, why: body.reason ?? null, produced })
    if (produced !== null) {
      await keepPackage(unit, after.id, produced)
      await tellSubjects(desk, unit, after, produced)
    }
    return { shown: showLegalRequest(after), isProduced: produced !== null }
  })
  const { shown, isProduced } = taken
  return isProduced ? { ...shown, package: await showPackage(desk, request.params.id) } : shown
}

function audit(
  unit: Unit,
  noted: {
    readonly act: AuditAct
    readonly by: Staff
    readonly request: Received
    readonly why: string | null
    readonly produced?: LegalPackage | null
  },
): void {
  const { act, by, request, why, produced = null } = noted
  unit.audit({
    act,
    by: `staff/${by.id}`,
    object: `legal-request/${request.id}`,
    organization: null,
    why,
    ...(produced === null ? {} : { sha256: produced.manifestSha256 }),
  })
}
