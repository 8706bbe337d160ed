/** Each subject of a production is told of it, or is owed that until the order that forbids it is over. */
import {
  decideDisclosure,
  type Disclosure,
  type DisclosureEvent,
  type EmergencyReview,
  evolveDisclosure,
  type Gag,
  type LegalRequest,
  NO_DISCLOSURE,
} from '@goodstanding/casework'
import { queueMail } from '../../mail/queue-mail.ts'
import type { Desk } from '../parts.ts'
import { must } from '../asker.ts'
import { allInStream } from '../read-stream.ts'
import { LEGAL_REQUESTS, NOTHING, NOTICES } from '../streams.ts'
import type { Stream, Unit } from '../unit.ts'
import { countRecords, type LegalPackage } from './produce-package.ts'

type Received = Exclude<LegalRequest, { kind: 'none' }>

export const DISCLOSURES: Stream<Disclosure, DisclosureEvent> = {
  name: 'disclosure',
  view: 'disclosure_view',
  none: NO_DISCLOSURE,
  evolve: evolveDisclosure,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.subject.startsWith('organization/') ? found.subject.slice('organization/'.length) : '',
          status: found.kind,
          sort: -found.producedAt,
          columns: { subject_key: found.subject, request: found.request },
        },
}

export const DISCLOSURE_JOB = 'disclosure.owed'
export const NOTICE_JOB = 'notice.owed'

export async function tellSubjects(desk: Desk, unit: Unit, request: Received, given: LegalPackage): Promise<void> {
  const { id, authority, country, basis, scope } = request
  const route = request.kind === 'emergency' ? 'emergency' : 'usual'
  for (const subject of scope.subjects) {
    // What was given about others is theirs: each is told of their own.
    const isAlone = scope.subjects.length === 1
    const counts = isAlone ? given.counts : ((await countRecords(unit, { ...scope, subjects: [subject] })).counts ?? {})
    const disclosure = {
      id: unit.newId('dis'),
      request: id,
      subject,
      authority,
      country,
      basis,
      counts,
      route,
      producedAt: unit.now,
    } as const
    const found = await unit.load(DISCLOSURES, disclosure.id)
    const gag = await findGag(unit, [subject])
    const events = must(decideDisclosure({ kind: 'issue', disclosure, gag }, found, unit.now))
    await addDisclosure(desk, unit, disclosure.id, events)
  }
}

/** The clock: what was owed is told, unless another order forbids it longer. */
export async function tellOwed(desk: Desk, unit: Unit, id: string): Promise<void> {
  const found = await unit.load(DISCLOSURES, id)
  if (found.kind !== 'owed') return
  const gag = await findGag(unit, [found.subject])
  await addDisclosure(desk, unit, id, must(decideDisclosure({ kind: 'tell', gag }, found, unit.now)))
}

async function addDisclosure(desk: Desk, unit: Unit, id: string, events: readonly DisclosureEvent[]): Promise<void> {
  const found = unit.add(DISCLOSURES, id, events)
  if (found.kind === 'owed') unit.schedule({ kind: DISCLOSURE_JOB, key: id, payload: null, due: found.until })
  if (found.kind !== 'told') return
  const [type, ...rest] = found.subject.split('/')
  unit.tell({
    type: 'disclosure.told',
    subject: found.subject,
    organization: type === 'organization' ? rest.join('/') : null,
    data: { disclosure: id, recipient: found.subject },
  })
  // A review tells it again.
  await queueMail(desk, unit, { kind: 'disclosure', recipient: found.subject, about: id, occasion: String(unit.now) })
}

/** What follows from a step of a request for those whom it is about. */
export async function followRequest(desk: Desk, unit: Unit, before: Received, after: Received): Promise<void> {
  await freeOwed(unit, before, after)
  const isReviewed = before.kind === 'emergency' && after.kind === 'produced'
  if (isReviewed && after.emergency !== undefined) await tellReview(desk, unit, after.id, after.emergency.finding)
}

async function tellReview(desk: Desk, unit: Unit, request: string, finding: EmergencyReview['finding']): Promise<void> {
  for (const { id } of await allInStream(unit.tx, DISCLOSURES, [{ column: 'request', test: 'is', value: request }])) {
    const found = await unit.load(DISCLOSURES, id)
    if (found.kind === 'none') continue
    const gag = await findGag(unit, [found.subject])
    await addDisclosure(desk, unit, id, must(decideDisclosure({ kind: 'review', finding, gag }, found, unit.now)))
  }
}

/** An order binds through its request: what is owed to subjects whom that no longer covers is looked at again at once. */
async function freeOwed(unit: Unit, before: Received, after: Received): Promise<void> {
  if (before.gag === null) return
  const covered = after.kind === 'refused' ? [] : after.scope.subjects
  for (const value of before.scope.subjects.filter((subject) => !covered.includes(subject))) {
    const isOwed = { column: 'status', test: 'is', value: 'owed' } as const
    for (const column of ['subject_key', 'recipient_key'] as const) {
      const notices = await allInStream(unit.tx, NOTICES, [{ column, test: 'is', value }, isOwed])
      for (const { id } of notices) unit.schedule({ kind: NOTICE_JOB, key: id, payload: null, due: unit.now })
    }
    const disclosures = await allInStream(unit.tx, DISCLOSURES, [{ column: 'subject_key', test: 'is', value }, isOwed])
    for (const { id } of disclosures) unit.schedule({ kind: DISCLOSURE_JOB, key: id, payload: null, due: unit.now })
  }
}

/** The longest delay that legal requests impose on what any of these subjects is told, or null. */
export async function findGag(unit: Unit, subjects: readonly string[]): Promise<Gag | null> {
  const gags: Gag[] = []
  for (const subject of new Set(subjects)) {
    const found = await allInStream(unit.tx, LEGAL_REQUESTS, [{ column: 'subjects', test: 'has', value: subject }])
    for (const { state } of found)
      if (state.kind !== 'none' && state.kind !== 'refused' && state.gag !== null) gags.push(state.gag)
  }
  return gags.reduce<Gag | null>((latest, gag) => (latest === null || gag.until > latest.until ? gag : latest), null)
}
