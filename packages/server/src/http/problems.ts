/**
 * Every way the API can say no, as RFC 9457 problem details. The reference page is generated from this table.
 * `kind` is stable and dotted; `pointer` is a JSON pointer into the body; `requestId` finds the log line.
 */
import { PROBLEMS as CASEWORK_PROBLEMS } from '@goodstanding/casework'
import { DatabaseFault, isDiskFull, isReadOnlyFault } from '@goodstanding/ledger'
import { Overtaken } from '../casework/overtaken.ts'
import type { Language } from '../page/accepted-language.ts'
import { StaleObject } from '../versions-context.ts'

const SERVER_PROBLEMS = {
  'body.not-json': { status: 400, title: 'The body is not valid JSON. Send UTF-8 JSON.' },
  'body.too-deep': { status: 400, title: 'The body nests deeper than 64 levels. Flatten it.' },
  'body.too-large': { status: 413, title: 'The body is larger than this call takes.' },
  'body.media-type': { status: 415, title: 'This call does not take that media type.' },
  'body.invalid': { status: 422, title: 'The body does not fit the schema of this call.' },
  'query.invalid': { status: 422, title: 'A query parameter does not fit.' },
  'event.invalid': { status: 422, title: 'The event does not fit the schema of its type.' },
  'event.unknown-type': { status: 422, title: 'The event type is not one of the contract.' },
  'event.time': { status: 422, title: "The event's time is too far from now." },
  'event.reused': {
    status: 409,
    title: 'This source and id were used for a different event. Give a new event a new id.',
  },
  'batch.too-large': { status: 413, title: 'The batch holds more than 1,000 events. Send several.' },
  'token.missing': { status: 401, title: 'No token. Send `Authorization: Bearer <token>`.' },
  'token.unknown': { status: 401, title: 'The token is not known, has ended or was revoked.' },
  'request.cross-site': { status: 403, title: 'Another site made this request in your name. Nothing was done.' },
  'request.csrf': {
    status: 403,
    title:
      'This page is from an earlier sign-in. Reload it. A program reads `GET /v1/session` and sends its `csrf` as `x-csrf-token`.',
  },
  'session.none': { status: 401, title: 'You are not signed in, or the session is over. Sign in again.' },
  'scope.missing': { status: 403, title: 'The token does not carry the scope that this call needs.' },
  'role.missing': { status: 403, title: 'This call needs a role that the caller does not have.' },
  'rate.exceeded': { status: 429, title: 'Too many requests for this token. Wait as `retry-after` says.' },
  'rate.address': {
    status: 429,
    title: 'Too many requests from this network address failed. Wait as `retry-after` says; valid tokens still work.',
  },
  'fact.invalid': { status: 422, title: 'The fact does not fit its schema.' },
  'fact.unknown': { status: 404, title: 'There is no such fact.' },
  'fact.stale': { status: 409, title: 'The fact has changed since. Read it again and repeat with its version.' },
  'register.unknown': { status: 404, title: 'There is no register of that name.' },
  'decision.unknown': {
    status: 404,
    title: 'There is no such decision, or it is kept no longer. Plain allows are kept for ten minutes only.',
  },
  'clause.unknown': { status: 404, title: 'The policy has no such clause.' },
  'policy.invalid': { status: 422, title: 'The policy has problems. It was not taken.' },
  'staff.unknown': { status: 404, title: 'There is no such member of staff.' },
  'staff.exists': { status: 409, title: 'A staff member with this id exists. Use the other call to change them.' },
  'staff.email-taken': { status: 409, title: 'Another staff member has this e-mail address.' },
  'staff.stale': { status: 409, title: 'The entry has changed since. Read it again and repeat with its version.' },
  'set-aside.stale': {
    status: 409,
    title: 'Somebody else has changed what is set aside. Look at the current choice, then choose again.',
  },
  'staff.last-administrator': {
    status: 409,
    title: 'The installation needs at least one administrator. Name another one first.',
  },
  'policy.same-person': { status: 403, title: 'The person who drafted a policy cannot put it in force.' },
  'policy.unknown': { status: 404, title: 'There is no drafted policy of that version.' },
  'policy.version-taken': { status: 409, title: 'This version of the policy is taken.' },
  'policy.stale': { status: 409, title: 'The version in force has changed what this draft changes. Read both.' },
  'file.hash-mismatch': { status: 422, title: 'The bytes do not have the SHA-256 that the path names.' },
  'document.type': { status: 422, title: 'A document must be a PDF, a PNG or a JPEG. Send it as one of them.' },
  'document.malicious': {
    status: 422,
    title: 'The scanner found something harmful in the file. It was not kept; send a clean one.',
  },
  'document.too-much': {
    status: 409,
    title: 'Your organization has no storage left for documents. Ask the operator for more.',
  },
  'document.too-many': {
    status: 429,
    title:
      'Too many files were sent for this at once, or within an hour. Wait as `retry-after` says, or continue with those sent.',
  },
  'document.refused': { status: 422, title: 'This file cannot be kept. Send another document.' },
  'idempotency.reused': { status: 409, title: 'This Idempotency-Key was used for a different request.' },
  'idempotency.empty': {
    status: 422,
    title: 'The Idempotency-Key is empty, so a repeat would take effect twice. Send a key, or leave the header out.',
  },
  'route.unknown': { status: 404, title: 'There is no such path. See /openapi.json.' },
  'method.not-allowed': { status: 405, title: 'This path does not take that method.' },
  'request.unreadable': {
    status: 400,
    title: 'This is not a readable HTTP request. Check its method, headers and length.',
  },
  'request.head-too-large': { status: 431, title: 'The headers are larger than 16 KiB. Send fewer or shorter ones.' },
  'request.expectation': {
    status: 417,
    title: 'No expectation but `100-continue` is met. Leave out the Expect header.',
  },
  'request.late': { status: 408, title: 'The request was not completed in time. Send it again.' },
  'case.clause-unknown': { status: 422, title: 'The policy has no such clause.' },
  'idempotency.done': {
    status: 409,
    title: 'This request was carried out before, and its answer is not kept. Look at its result.',
  },
  'idempotency.in-progress': {
    status: 409,
    title: 'The same request is already being processed. Try again in a moment.',
  },
  'queue.unknown': { status: 404, title: 'There is no such queue.' },
  'queue.stale': { status: 409, title: 'It has changed since. Read it again and repeat with its version.' },
  'queue.used': {
    status: 409,
    title: 'The queue still holds cases, or a staff member or rule uses it. Move them first.',
  },
  'view.unknown': { status: 404, title: 'There is no such view for you.' },
  'view.stale': { status: 409, title: 'The view has changed since. Read it again and repeat with its version.' },
  'view.too-many': { status: 409, title: 'You already have fifty views. Delete one first.' },
  'webhook.unknown': { status: 404, title: 'There is no such webhook, or no such delivery.' },
  'webhook.address': { status: 422, title: 'The address of a webhook must be a public HTTPS address.' },
  'audit.unknown': { status: 404, title: 'The log has no entry of that index.' },
  'server.busy': {
    status: 503,
    title: 'Too much is waiting to be stored. Try again as `retry-after` says; nothing was lost.',
  },
  'server.not-ready': { status: 503, title: 'The server cannot decide yet.' },
  'server.fault': {
    status: 500,
    title: 'A fault on our side. Nothing was left half done; you can repeat the request.',
  },
} as const

export const PROBLEMS = { ...CASEWORK_PROBLEMS, ...SERVER_PROBLEMS }
export type ProblemKind = keyof typeof PROBLEMS

export type FieldError = { readonly pointer: string; readonly detail: string }

export type ProblemBody = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly kind: string
  readonly detail: string
  readonly requestId: string
  readonly pointer?: string
  readonly errors?: readonly FieldError[]
  /** Of a policy: each problem with its place. */
  readonly problems?: unknown
}

/** Whether a value that was kept is the body of a problem. */
export function isProblemBody(value: unknown): value is ProblemBody {
  const known: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
  return typeof known['kind'] === 'string' && typeof known['title'] === 'string' && typeof known['detail'] === 'string'
}

export type ProblemInput = {
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** Further members a client may act on. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** The one error that carries a refusal through Fastify to the client. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly more: Readonly<Record<string, unknown>>

  constructor(kind: ProblemKind, input: ProblemInput = {}) {
    super(input.detail ?? PROBLEMS[kind].title)
    this.kind = kind
    this.status = PROBLEMS[kind].status
    this.errors = input.errors ?? []
    this.more = input.more ?? {}
  }

  body(requestId: string): ProblemBody {
    const [first] = this.errors
    return {
      type: `urn:goodstanding:problem:${this.kind}`,
      title: PROBLEMS[this.kind].title,
      status: this.status,
      kind: this.kind,
      detail: this.message,
      requestId,
      ...(first === undefined ? {} : { pointer: first.pointer, errors: this.errors }),
      ...this.more,
    }
  }
}

/** A problem about one field; an empty pointer is the whole, and needs no name. */
export function fieldProblem(kind: ProblemKind, pointer: string, detail: string): Problem {
  return new Problem(kind, { detail: pointer === '' ? detail : `${pointer}: ${detail}`, errors: [{ pointer, detail }] })
}

/** Whether the database refused a text that it cannot keep. */
export const isUnwritable = (fault: unknown): boolean =>
  fault instanceof DatabaseFault && fault.code !== null && UNWRITABLE.has(fault.code)

/** SQLSTATE of a text that no database keeps: an invalid byte sequence, a character that cannot be written. */
const UNWRITABLE = new Set(['22021', '22P05'])

/** Of a commit that was sent and not answered. */
const UNSURE =
  'The database does not answer, and what you asked for may be done. Look before you send it again, or send it with the same Idempotency-Key.'

const FULL = 'The disk of the database is full. Nothing of this is stored. Try again when its operator has made room.'
const AWAY = 'The database does not answer. Try again.'
const READ_ONLY = 'The database may only be read. Nothing of this is stored. Try again later.'

/** Nothing was asked of it. */
export const databaseAway = (isDiskFull: boolean): Problem =>
  new Problem('server.not-ready', { detail: isDiskFull ? FULL : AWAY })

/** Whether it was refused for what passes: others changed the same again and again, or a statement took too long. */
export const isPassedOver = (fault: unknown): boolean =>
  fault instanceof Overtaken || (fault instanceof DatabaseFault && fault.kind === 'contention')

const OVERTAKEN = 'Others changed the same at this moment. Nothing of this is stored. Try again.'
const SLOW = 'The database took too long for this. Nothing of it is stored. Try again.'
/** SQLSTATE of a statement that ran longer than it may. */
const ENDED = '57014'

function passedOver(fault: unknown): Problem {
  // Without a state of the database it was no other writer: too much waits, as the title says.
  if (fault instanceof DatabaseFault && fault.code === null) return new Problem('server.busy')
  const isSlow = fault instanceof DatabaseFault && fault.code === ENDED
  return new Problem('server.busy', { detail: isSlow ? SLOW : OVERTAKEN })
}

/** Refusals of Fastify and of the database in our words. Null: a fault of ours, to be logged and told without its inside. */
export function problemOf(fault: unknown): Problem | null {
  if (fault instanceof Problem) return fault
  if (fault instanceof StaleObject) return staleOf(fault)
  if (isReadOnlyFault(fault)) return new Problem('server.not-ready', { detail: READ_ONLY })
  if (isDiskFull(fault)) return databaseAway(true)
  if (fault instanceof DatabaseFault && fault.kind === 'unavailable')
    return fault.isUnsure ? new Problem('server.not-ready', { detail: UNSURE }) : databaseAway(false)
  if (isPassedOver(fault)) return passedOver(fault)
  if (isUnwritable(fault))
    return new Problem('body.invalid', { detail: 'A text holds U+0000 or half of a surrogate pair. Leave it out.' })
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('body.media-type')
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH')
    return new Problem('body.not-json')
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH_EXCEEDED')
    return new Problem('route.unknown', { detail: 'The path cannot be read.' })
  return null
}

function staleOf({ kind, version }: StaleObject): Problem | null {
  const stale = `${kind}.stale`
  return isProblemKind(stale) ? new Problem(stale, { more: { version } }) : null
}

export function isProblemKind(kind: string): kind is ProblemKind {
  return kind in PROBLEMS
}

/** The headers of an answer that is a problem, said in a language. */
export function headersOf(problem: Problem, language: Language): Readonly<Record<string, string>> {
  const { allow } = problem.more
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
    vary: 'accept-language',
    ...(Array.isArray(allow) ? { allow: allow.join(', ') } : {}),
    ...(isWorthWaiting(problem) ? { 'retry-after': retryAfterOf(problem) } : {}),
    ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  }
}

/** Whether the same request is answered otherwise once its sender has waited. */
const isWorthWaiting = ({ status, kind }: Problem): boolean =>
  status === 503 || status === 429 || kind === 'idempotency.in-progress'

/** Seconds to wait, as a header; one when the problem does not say. */
function retryAfterOf({ more }: Problem): string {
  return typeof more['retryAfter'] === 'number' ? String(more['retryAfter']) : '1'
}
