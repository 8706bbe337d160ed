/** The calls to NCMEC's web service. Each comes to an answer, never to a fault: what is not known is said to be so. */
import type { Answer } from './outcome.ts'
import { readResponse } from './read-response.ts'

export type Account = { readonly base: string; readonly user: string; readonly password: string }

export type Calls = {
  readonly status: () => Promise<Answer>
  readonly submit: (xml: string) => Promise<Answer>
  readonly finish: (reportId: string) => Promise<Answer>
  readonly retract: (reportId: string) => Promise<Answer>
}

const PATIENCE_MS = 60_000

/** The system says so where no connection was made. */
const UNCONNECTED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

export function createCalls({ base, user, password }: Account, patienceMs: number = PATIENCE_MS): Calls {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

  async function call(
    path: string,
    sent: { readonly body?: string | URLSearchParams; readonly mediaType?: string } = {},
  ): Promise<Answer> {
    const { body, mediaType } = sent
    const headers = { authorization, ...(mediaType === undefined ? {} : { 'content-type': mediaType }) }
    // The password goes where the operator said, and nowhere that is only pointed to from there.
    const init = { headers, redirect: 'manual', signal: AbortSignal.timeout(patienceMs) } as const
    try {
      const answer = await fetch(`${base}${path}`, body === undefined ? init : { ...init, method: 'POST', body })
      return { kind: 'answered', status: answer.status, ...readResponse(await answer.text()) }
    } catch (fault) {
      const { code, why } = causeOf(fault)
      return UNCONNECTED.has(code) ? { kind: 'unreachable', why } : { kind: 'broken', why }
    }
  }

  const withId = (path: string, reportId: string): Promise<Answer> =>
    call(path, { body: new URLSearchParams({ id: reportId }) })

  return {
    status: () => call('/status'),
    submit: (xml) => call('/submit', { body: xml, mediaType: 'text/xml; charset=utf-8' }),
    finish: (reportId) => withId('/finish', reportId),
    retract: (reportId) => withId('/retract', reportId),
  }
}

function causeOf(fault: unknown): { readonly code: string; readonly why: string } {
  if (!(fault instanceof Error)) return { code: '', why: String(fault) }
  const cause = fault.cause instanceof Error ? fault.cause : fault
  const code = 'code' in cause ? String(cause.code) : ''
  return { code, why: cause.message === '' ? code : cause.message }
}
