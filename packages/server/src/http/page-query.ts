/** `limit` and `cursor` of a list, and `If-Match` / `ifMatch` of a change. */
import { SUBJECT_TYPES } from '@goodstanding/casework'
import { isCursor, type Page, type PageRequest, readCursor, writeCursor } from '@goodstanding/ledger'
import type { FastifyRequest } from 'fastify'
import { acceptedLanguage, type Language } from '../page/accepted-language.ts'
import { knownParameters } from './known-parameters.ts'
import { fieldProblem, Problem } from './problems.ts'

const MOST = 500
const USUAL = 50
const GIVEN_ONCE = 'may be given once; where it takes several words, commas stand between them'

/** What counts of a query, and is asked of a call that failed as well: it refuses nothing. */
export function lastOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(statedIn(request).map(([name, texts]) => [name, texts.at(-1)]))
}

/**
 * Query parameters as strings. A call that is asked twice by the same one is refused: whichever counted, half of what was asked for would
 * be left out of the answer, without a word. Of what it does not know, and on pages, the last one counts.
 */
export function queryOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const repeated = statedIn(request).filter(([, texts]) => texts.length > 1)
  const known = repeated.length === 0 ? [] : (knownParameters(request) ?? [])
  const twice = repeated.find(([name]) => known.includes(name))
  if (twice !== undefined) throw fieldProblem('query.invalid', `?${twice[0]}`, GIVEN_ONCE)
  return lastOf(request)
}

function statedIn({ query }: FastifyRequest): readonly (readonly [string, readonly string[]])[] {
  if (typeof query !== 'object' || query === null) return []
  return Object.entries(query).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : [String(value)],
  ])
}

/** Of a page that says one thing at a time: it has no "both". */
export function oneLanguage(request: FastifyRequest): Language {
  const asked = queryOf(request)['lang']
  return asked === 'en' || asked === 'zh' ? asked : acceptedLanguage(request.headers['accept-language'])
}

/**
 * Throws for a cursor that no list answered: cut short or mistyped, it would begin anew or end the list, and whoever walks through it
 * would see rows twice, or miss them, without a word. One of another list is not told from its own. `isOurs` tells those of lists that
 * have their own.
 */
export function pageOf(request: FastifyRequest, isOurs: (cursor: string) => boolean = isCursor): PageRequest {
  const { cursor = '' } = queryOf(request)
  const limit = wholeOf(request, 'limit', { least: 1, most: MOST }) ?? USUAL
  if (cursor === '') return { limit, cursor: null }
  if (!isOurs(cursor)) throw notOurs()
  return { limit, cursor }
}

const notOurs = () => fieldProblem('query.invalid', '?cursor', 'must be the `next` of an earlier answer')

/** A page of a list that is read whole, because it is short by its nature. `nameOf` tells its items apart. */
export function pageOfAll<Item>(
  request: FastifyRequest,
  all: readonly Item[],
  nameOf: (item: Item) => string,
): Page<Item> {
  const { limit, cursor } = pageOf(request)
  const last = readCursor(cursor)
  const from = last === null ? 0 : all.findIndex((item) => nameOf(item) === last) + 1
  if (last !== null && from === 0) throw notOurs()
  const items = all.slice(from, from + limit)
  const end = items.at(-1)
  return { items, next: end === undefined || from + limit >= all.length ? null : writeCursor(nameOf(end)) }
}

/**
 * The words that a list is asked for, `?agreement=full,partly`; null when it is not. A word that is none would find nothing, and say so
 * to nobody.
 */
export function wordsOf(request: FastifyRequest, name: string, known: readonly string[]): readonly string[] | null {
  const stated = queryOf(request)[name]
  if (stated === undefined) return null
  const asked = stated.split(',')
  const strange = asked.find((one) => !known.includes(one))
  return strange === undefined ? asked : refuseWord(name, strange, known)
}

/** A whole number in digits; null for what only looks like one to JavaScript (`1e2`, `0x10`, a blank). */
export function wholeIn(text: string): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN
  return Number.isSafeInteger(value) ? value : null
}

/** A whole number of the query within bounds; null when there is none. */
export function wholeOf(
  request: FastifyRequest,
  name: string,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { readonly least?: number; readonly most?: number } = {},
): number | null {
  const stated = queryOf(request)[name]
  if (stated === undefined) return null
  const value = wholeIn(stated)
  if (value !== null && value >= least && value <= most) return value
  const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  throw new Problem('query.invalid', {
    detail: `${name} must be a whole number ${bounds}.`,
    errors: [{ pointer: `?${name}`, detail: bounds }],
  })
}

/** One word of the query, `?effect=hold`; null when there is none. */
export function wordOf<Word extends string>(
  request: FastifyRequest,
  name: string,
  known: readonly Word[],
): Word | null {
  const stated = queryOf(request)[name]
  if (stated === undefined) return null
  return known.find((one) => one === stated) ?? refuseWord(name, stated, known)
}

function refuseWord(name: string, stated: string, known: readonly string[]): never {
  throw new Problem('query.invalid', {
    detail: `There is no ${name} "${stated}". There are: ${known.join(', ')}.`,
    errors: [{ pointer: `?${name}`, detail: `must be one of ${known.join(', ')}` }],
  })
}

const SUBJECT = new RegExp(`^(?:${SUBJECT_TYPES.join('|')})/.+$`, 's')

/** What a list is asked about, `?subject=account/u1`; undefined when it is not. */
export function subjectOf(request: FastifyRequest): string | undefined {
  const { subject } = queryOf(request)
  if (subject === undefined || SUBJECT.test(subject)) return subject
  throw fieldProblem('query.invalid', '?subject', 'must be account/<id>, organization/<id> or content/<id>')
}

/** The states that a list is asked for, `?status=a,b`; null when it is not. */
export function statusesOf(request: FastifyRequest, known: readonly string[]): readonly string[] | null {
  return wordsOf(request, 'status', known)
}

/** What the column of a version can hold: nobody read a higher one. */
const HIGHEST_VERSION = 2 ** 31 - 1

/** The version that the caller read, from `If-Match` or the body's `ifMatch`; null when none was given. */
export function ifMatchOf(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  const { body } = request
  const inBody = typeof body === 'object' && body !== null && 'ifMatch' in body ? body.ifMatch : undefined
  const given = header === undefined ? inBody : header.replace(/^W\//, '').replaceAll('"', '')
  if (given === undefined || given === null || given === '*') return null
  const version = typeof given === 'number' || (typeof given === 'string' && /^\d+$/.test(given)) ? Number(given) : NaN
  if (Number.isInteger(version) && version >= 0 && version <= HIGHEST_VERSION) return version
  if (header === undefined) throw fieldProblem('body.invalid', '/ifMatch', 'must be the version that was read')
  throw new Problem('query.invalid', { detail: 'If-Match must be the version that was read, a whole number.' })
}
