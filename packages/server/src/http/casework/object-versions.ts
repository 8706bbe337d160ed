/** Every object of casework shows its version, and a change may say which one it was made about. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { underCall, versionSeen } from '../../versions-context.ts'
import { ifMatchOf } from '../page-query.ts'
import { isProblemKind, Problem } from '../problems.ts'

/** Where the objects of a kind are, by the first part of the path. Cases and facts count their own versions. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['reports', 'report'],
  ['complaints', 'complaint'],
  ['actions', 'action'],
  ['notices', 'notice'],
  ['appeals', 'appeal'],
  ['verifications', 'verification'],
  ['permit-requests', 'permit'],
  ['legal-requests', 'legal-request'],
  ['erasures', 'erasure'],
  ['disclosures', 'disclosure'],
])

function kindOf(request: FastifyRequest): string | null {
  const [, root, kind = ''] = (request.routeOptions.url ?? '').split('/')
  return root === 'v1' ? (KINDS.get(kind) ?? null) : null
}

function paramOf({ params }: FastifyRequest): string | null {
  const values: readonly unknown[] = typeof params === 'object' && params !== null ? Object.values(params) : []
  const [first] = values
  return typeof first === 'string' ? first : null
}

/** For every route that is registered after it. */
export function registerObjectVersions(app: FastifyInstance): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const kind = kindOf(request)
    const id = paramOf(request)
    const version = kind === null || request.method === 'GET' || id === null ? null : ifMatchOf(request)
    const expected = kind === null || id === null || version === null ? null : { kind, id, version }
    underCall(expected, done)
  })
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    done(null, withVersions(request, payload))
  })
}

/** The answer of a call with the versions of the objects in it. */
export function withVersions(request: FastifyRequest, body: unknown): unknown {
  const kind = kindOf(request)
  if (!isObject(body)) return body
  const inner = Object.entries(INNER).flatMap(([name, of]) => {
    const found = body[name]
    if (Array.isArray(found)) return [[name, found.map((one: unknown) => withVersion(of ?? kind, one))]]
    return isObject(found) ? [[name, withVersion(of ?? kind, found)]] : []
  })
  return { ...withVersionOf(kind, body), ...Object.fromEntries(inner) }
}

/** What is there and not for the asker is answered as what is not there at all: the kind of the problem tells nothing. */
export function asIfUnknown(request: FastifyRequest, problem: Problem): Problem {
  if (problem.kind !== 'permission.not-found' || paramOf(request) === null) return problem
  const [, , segment = ''] = (request.routeOptions.url ?? '').split('/')
  const kind = `${segment === 'cases' ? 'case' : (kindOf(request) ?? '')}.not-found`
  return isProblemKind(kind) ? new Problem(kind) : problem
}

/** What answers hold inside; null: objects of the kind that was asked. */
const INNER: Readonly<Record<string, string | null>> = { items: null, report: 'report', actions: 'action' }

type Body = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const withVersion = (kind: string | null, value: unknown): unknown =>
  isObject(value) ? withVersionOf(kind, value) : value

/** An application for the badge is named by its organization. */
function withVersionOf(kind: string | null, body: Body): Body {
  const id = kind === 'verification' ? body['organization'] : body['id']
  if (kind === null || typeof id !== 'string' || 'version' in body) return body
  const version = versionSeen(kind, id)
  return version === null ? body : { ...body, version }
}
