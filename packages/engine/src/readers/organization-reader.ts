/** What an organization's name and papers say, through the detectors for names and verification. */
import type { Event, OrganizationSubject } from '@goodstanding/model'
import { checkRegistryNumber, reportName, screenName, screenVerification } from '@goodstanding/detectors'
import { namesOf } from '../facts/event-texts.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import type { SignalReader } from '../signal-reader.ts'
import type { FileShelf } from './content-reader.ts'
import { readNameSubject, readRegistryNumber } from './read-memory.ts'
import type { SubjectMemory } from './subject-memory.ts'

const POINTER = '/data/subject'

function subjectOf(event: Event): OrganizationSubject | null {
  switch (event.type) {
    case 'organization.register':
    case 'organization.rename':
    case 'organization.verify':
      return event.data.subject
    default:
      return null
  }
}

/** What a claim to the badge is compared with: the names that the register gives to its number. */
function registeredNames(event: Event, facts: FactMemory): readonly string[] {
  if (event.type !== 'organization.verify') return []
  const number = readRegistryNumber(event.data.subject)
  return number === null ? [] : facts.registeredAs(number)
}

export const nameReader: SignalReader = {
  name: 'organization name',
  says: [
    'name.malformed',
    'name.exact',
    'name.similar',
    'name.business',
    'name.government',
    'name.international',
    'name.political-military',
    'name.status-claim',
    'name.regulated',
    'name.indecent',
    'name.public-interest',
    'name.service',
    'name.tenant',
    'name.mismatch',
  ],
  read: (event, { facts, sink }) => {
    const subject = subjectOf(event)
    if (subject === null) return
    const known = facts.organization(subject.id)
    const screening = screenName(readNameSubject(subject), facts.protectedNames, {
      verifiedDomains: known?.domains ?? [],
      tenants: facts.tenants,
      registeredNames: registeredNames(event, facts),
    })
    reportName(
      screening,
      namesOf(subject).map(({ pointer }) => pointer),
      sink,
    )
  },
}

/** Documents and numbers are remembered by whom they were shown, so that a second organization with the same one is seen. */
export function createVerificationReader(memory: SubjectMemory, shelf: Pick<FileShelf, 'analysis'>): SignalReader {
  return {
    name: 'verification',
    says: [
      'verify.registry-invalid',
      'verify.registry-country',
      'verify.document-reused',
      'verify.document-sharers',
      'verify.document-expired',
      'verify.document-dates',
      'verify.document-issuer',
      'verify.document-metadata',
      'verify.domain-unproven',
      'verify.number-reused',
    ],
    remembers: true,
    read: (event, { facts, sink }) => {
      const subject = subjectOf(event)
      if (subject === null) return
      screenVerification(
        subject,
        {
          verifiedDomains: facts.organization(subject.id)?.domains ?? [],
          documentUsedBy: (sha256) => memory.othersOf(documentKey(sha256), subject.id),
          tracesOf: (sha256) => shelf.analysis(sha256)?.traces ?? null,
          numberHeldBy: (canonical) => memory.othersOf(numberKey(canonical), subject.id),
        },
        { time: event.time, pointer: POINTER },
        sink,
      )
      for (const { sha256 } of subject.documents ?? []) memory.observe(documentKey(sha256), subject.id)
      const number = readRegistryNumber(subject)
      if (number === null) return
      const { canonical } = checkRegistryNumber(number.scheme, number.value, subject.country)
      memory.observe(numberKey(canonical), subject.id)
    },
  }
}

function documentKey(sha256: string): string {
  return `document ${sha256.toLowerCase()}`
}

function numberKey(canonical: string): string {
  return `number ${canonical}`
}
