/** `limit` and `cursor` of a list, and `If-Match` / `ifMatch` of a change. */
import type { PageRequest } from '@goodstanding/ledger'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

const MOST = 500
const USUAL = 50

/** Query parameters as strings; a repeated one counts once, the last time. */
export function queryOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  const { query } = request
  if (typeof query !== 'object' || query === null) return {}
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? String(value.at(-1)) : String(value)]),
  )
}

export function pageOf(request: FastifyRequest): PageRequest {
  const { limit, cursor } = queryOf(request)
  const wanted = limit === undefined ? USUAL : Number(limit)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > MOST) {
    throw new Problem('query.invalid', {
      detail: `limit must be a whole number from 1 to ${MOST}.`,
      errors: [{ pointer: '?limit', detail: `1 to ${MOST}` }],
    })
  }
  return { limit: wanted, cursor: cursor === undefined || cursor === '' ? null : cursor }
}

/** The states that a list is asked for, `?status=a,b`; null when it is not. A state that is none would find nothing, and say so to nobody. */
export function statusesOf(request: FastifyRequest, known: readonly string[]): readonly string[] | null {
  const { status } = queryOf(request)
  if (status === undefined) return null
  const asked = status.split(',')
  const strange = asked.find((one) => !known.includes(one))
  if (strange === undefined) return asked
  throw new Problem('query.invalid', {
    detail: `There is no status "${strange}". There are: ${known.join(', ')}.`,
    errors: [{ pointer: '?status', detail: known.join(', ') }],
  })
}

/** The version that the caller read, from `If-Match` or the body's `ifMatch`; null when none was given. */
export function ifMatchOf(request: FastifyRequest): number | null {
  const header = request.headers['if-match']
  const { body } = request
  const inBody = typeof body === 'object' && body !== null && 'ifMatch' in body ? body.ifMatch : undefined
  const given = header === undefined ? inBody : header.replace(/^W\//, '').replaceAll('"', '')
  if (given === undefined || given === null || given === '*') return null
  const version = Number(given)
  if (!Number.isInteger(version) || version < 0)
    throw new Problem('query.invalid', { detail: 'If-Match must be the version that was read, a whole number.' })
  return version
}
