/** Whether the people concerned have consented to what is done with their data. Section 3 of the contract, "Consent". */
import type { Event } from '@goodstanding/model'
import { fieldMeant, NECESSARY_FIELDS, sensitiveFieldsOfRow } from '@goodstanding/detectors'
import type { ConsentAnswer } from '../facts/consent-index.ts'
import type { ReadContext, RowEvent, RowReader, SignalReader } from '../signal-reader.ts'
import { listsReadingClauses } from './permit-requirement.ts'

type DataEvent = Event<'data.collect'> | Event<'data.use'> | Event<'data.share'> | Event<'data.disclose'>
type DirectoryEvent = Event<'directory.read'> | Event<'directory.export'>

export const consentReader: SignalReader = {
  name: 'consent',
  says: [
    'consent.missing',
    'consent.missing-external',
    'consent.recipient-missing',
    'consent.undisclosed',
    'consent.organization-permit-missing',
    'consent.unnecessary-fields',
  ],
  read: (event, context) => {
    switch (event.type) {
      case 'directory.import':
      case 'directory.update': {
        readRows(event, context)
        return
      }
      case 'directory.read':
      case 'directory.export': {
        readDirectoryUse(event, context)
        return
      }
      case 'data.collect':
      case 'data.use':
      case 'data.share':
      case 'data.disclose': {
        readDataUse(event, context)
        return
      }
      case 'contact.invite': {
        readUnnecessary(event.data.asks ?? [], '/data/asks', context)
        return
      }
      default:
        return
    }
  },
}

export const rowConsentReader: RowReader = {
  name: 'row consent',
  says: ['consent.row-missing', 'consent.row-external', 'consent.row-sensitive'],
  read: (event, index, { isRowCovered, sink }) => {
    const row = event.data.rows[index]
    if (row === undefined) return
    const pointer = `/data/rows/${index}/person`
    if (!isRowCovered(event, index)) sink.see('consent.row-missing', 1, { pointer })
    if (row.kind === 'external') sink.see('consent.row-external', 1, { pointer: `/data/rows/${index}/kind` })
    const sensitive = sensitiveFieldsOfRow(row.person)
    for (const field of sensitive) sink.see('consent.row-sensitive', 1, { pointer: `${pointer}/${field}` }, field)
  },
}

function readRows(event: RowEvent, { isRowCovered, sink }: ReadContext): void {
  const missing = event.data.rows.flatMap((row, index) =>
    isRowCovered(event, index) ? [] : [{ index, external: row.kind === 'external' }],
  )
  const external = missing.filter((row) => row.external)
  const where = (index: number) => ({ pointer: `/data/rows/${index}` })
  if (missing[0] !== undefined) sink.see('consent.missing', missing.length, where(missing[0].index))
  if (external[0] !== undefined) sink.see('consent.missing-external', external.length, where(external[0].index))
  // A consent names the disclosure it was given under, so people who consented were told.
  const someCovered = missing.length < event.data.rows.length
  readDisclosure(event, someCovered, sink)
}

function readDirectoryUse(event: DirectoryEvent, context: ReadContext): void {
  const { ids, purpose = '', recipient = null, kind, count } = event.data
  if (ids === undefined || ids.length === 0) {
    if (event.type !== 'directory.export' || count === 0) return
    // Nobody is named, so nobody's consent can cover the copy.
    context.sink.see('consent.missing', count, { pointer: '/data/count' })
    if (kind === 'external') context.sink.see('consent.missing-external', count, { pointer: '/data/count' })
    return
  }
  askEach(
    event,
    { people: ids, pointer: '/data/ids', purpose, fields: [], recipient, external: kind === 'external' },
    context,
  )
}

function readDataUse(event: DataEvent, context: ReadContext): void {
  const { about, people = [], purpose, fields, recipient = null } = event.data
  readPermit(event, context)
  if (event.type === 'data.collect' && isInvitation(purpose)) readUnnecessary(fields, '/data/fields', context)
  if (about === 'organization' && people.length === 0) return
  const external = about === 'external'
  const covered = askEach(event, { people, pointer: '/data/people', purpose, fields, recipient, external }, context)
  if (people.length === 0 && event.type !== 'data.collect' && fields.length > 0) {
    // Data of somebody is used and nobody is named, so no consent can cover it.
    context.sink.see('consent.missing', 1, { pointer: '/data/fields' })
    if (external) context.sink.see('consent.missing-external', 1, { pointer: '/data/fields' })
  }
  readDisclosure(event, people.length > 0 && covered === people.length, context.sink)
}

type Use = {
  readonly people: readonly string[]
  readonly pointer: string
  readonly purpose: string
  readonly fields: readonly string[]
  readonly recipient: string | null
  readonly external: boolean
}

/** Asks for each person and says who is missing. Answers how many are covered. */
function askEach(event: DirectoryEvent | DataEvent, use: Use, { facts, sink }: ReadContext): number {
  const { organization } = event.data
  const { purpose, fields, recipient } = use
  const answers = use.people.map(
    (person): ConsentAnswer => facts.consent({ person, organization, purpose, fields, recipient, time: event.time }),
  )
  const where = { pointer: `${use.pointer}/${answers.findIndex((answer) => answer !== 'covered')}` }
  const missing = answers.filter((answer) => answer !== 'covered').length
  const recipientMissing = answers.filter((answer) => answer === 'recipient-missing').length
  sink.see('consent.missing', missing, where)
  if (use.external) sink.see('consent.missing-external', missing, where)
  sink.see('consent.recipient-missing', recipientMissing, { pointer: '/data/recipient' })
  return answers.length - missing
}

/** An organization's own permit is needed for data about the organization, and for giving data to anybody else. */
export function needsOrganizationPermit(event: Event): boolean {
  switch (event.type) {
    case 'data.share':
      return true
    case 'data.collect':
    case 'data.use':
      return event.data.about === 'organization'
    default:
      return false
  }
}

function readPermit(event: DataEvent, context: ReadContext): void {
  if (!needsOrganizationPermit(event)) return
  if (listsReadingClauses(event, 'consent.organization-permit-missing', context)) return
  context.sink.see('consent.organization-permit-missing', 1, { pointer: '/data/permit' })
}

function readDisclosure(event: RowEvent | DataEvent, told: boolean, sink: ReadContext['sink']): void {
  const { disclosure } = event.data
  if (disclosure !== undefined && Date.parse(disclosure.shownAt) <= event.time) return
  if (told) return
  sink.see('consent.undisclosed', 1, { pointer: '/data/disclosure' })
}

function readUnnecessary(fields: readonly string[], pointer: string, { sink }: ReadContext): void {
  const unnecessary = fields.flatMap((field, at) =>
    NECESSARY_FIELDS.includes(fieldMeant(field)) ? [] : [{ field, at }],
  )
  for (const { field, at } of unnecessary) {
    sink.see('consent.unnecessary-fields', unnecessary.length, { pointer: `${pointer}/${at}` }, field)
  }
}

/** Purposes are open strings; these are the ways to say "to invite somebody". */
function isInvitation(purpose: string): boolean {
  return /invit|邀请|邀約/iu.test(purpose)
}
