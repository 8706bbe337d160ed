/** The fields of an entry, register by register, as a person fills them in. A test holds them to the schemas of the contract. */
import type { Bilingual, RegisterName } from '@goodstanding/model'
import { FIELD_WORDS as W } from '../words/register-field-words.ts'

export type FieldKind =
  | 'text'
  | 'lines'
  | 'choice'
  | 'clause'
  | 'instant'
  | 'day'
  | 'hash64'
  | 'hash32'
  | 'hashes'
  | 'frames'
  | 'url'

export type Field = {
  /** Where it lies in the entry, `owner.domains`. */
  readonly path: string
  readonly kind: FieldKind
  readonly words: Bilingual
  readonly isRequired: boolean
  /** Of a choice. */
  readonly options: readonly (readonly [string, Bilingual])[]
  /** An instant that must come after this one. */
  readonly after: string | null
}

type More = Partial<Pick<Field, 'options' | 'after'>>

const must = (path: string, kind: FieldKind, words: Bilingual, more: More = {}): Field => ({
  ...{ path, kind, words, isRequired: true, options: [], after: null },
  ...more,
})
const may = (path: string, kind: FieldKind, words: Bilingual, more: More = {}): Field => ({
  ...must(path, kind, words, more),
  isRequired: false,
})

const options = <const Names extends readonly (keyof typeof W)[]>(...names: Names): More => ({
  options: names.map((name) => [name, W[name]] as const),
})

export const REGISTER_FIELDS: Readonly<Record<RegisterName, readonly Field[]>> = {
  'protected-names': [
    must('name', 'text', W.name),
    may('aliases', 'lines', W.aliases),
    must('kind', 'choice', W.nameKind, options('business', 'school', 'government', 'service')),
    may('owner.organization', 'text', W.ownerOrganization),
    may('owner.domains', 'lines', W.ownerDomains),
    may('owner.registryNumber.scheme', 'choice', W.ownerScheme, options('uscc', 'lei', 'vat', 'ein', 'crn')),
    may('owner.registryNumber.value', 'text', W.ownerNumber),
  ],
  works: [
    must('title', 'text', W.title),
    must('holder', 'text', W.holder),
    may('sha256', 'hashes', W.hashesOfFiles),
    may('pdq', 'hashes', W.hashesOfPictures),
  ],
  broadcasts: [
    must('title', 'text', W.title),
    must('holder', 'text', W.holder),
    must('startsAt', 'instant', W.startsAt),
    must('endsAt', 'instant', W.endsAt, { after: 'startsAt' }),
    may('frames', 'frames', W.frames),
  ],
  hashes: [
    may('sha256', 'hash64', W.sha256),
    may('md5', 'hash32', W.md5),
    may('pdq', 'hash64', W.pdq),
    must('clause', 'clause', W.clause),
    may('label', 'text', W.label),
    may('source', 'text', W.source),
  ],
  urls: [must('url', 'url', W.url), must('clause', 'clause', W.clause), may('label', 'text', W.label)],
  clients: [must('name', 'text', W.name), must('status', 'choice', W.clientStatus, options('approved', 'refused'))],
  apps: [
    must('name', 'text', W.name),
    must('publisher', 'text', W.publisher),
    may('scopes', 'lines', W.scopes),
    must('status', 'choice', W.appStatus, options('approved', 'revoked')),
  ],
  staff: [must('name', 'text', W.personName), may('title', 'text', W.jobTitle), may('account', 'text', W.account)],
  testers: [
    must('name', 'text', W.personName),
    must('actor', 'text', W.actor),
    must('validFrom', 'instant', W.validFrom),
    must('validUntil', 'instant', W.validUntil, { after: 'validFrom' }),
  ],
  terminated: [
    may('email', 'text', W.email),
    may('phone', 'text', W.phone),
    may('documentNumber', 'text', W.documentNumber),
    may('device', 'text', W.device),
    may('name', 'text', W.personName),
    may('birthDate', 'day', W.birthDate),
    must('terminatedAt', 'instant', W.terminatedAt),
    may('reason', 'text', W.reason),
  ],
}

/** Lists that an entry has even when they are empty. */
export const LISTS_ALWAYS: Readonly<Partial<Record<RegisterName, readonly string[]>>> = {
  broadcasts: ['frames'],
  apps: ['scopes'],
}
