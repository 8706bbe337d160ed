/** Reports: filed by members and services, handled by administrators. */
import type { Ask } from './ask.ts'
import type { Confirmed, NewReport, Page, PageAsked, Report } from './contract.ts'
import type { Answer } from './problem.ts'

const at = encodeURIComponent

export function reportCalls(ask: Ask) {
  const act = <Value>(id: string, verb: string, body: unknown): Promise<Answer<Value>> =>
    ask('POST', `/v1/reports/${at(id)}/${verb}`, { body })
  return {
    file: (report: NewReport, idempotencyKey?: string): Promise<Answer<Report>> =>
      ask('POST', '/v1/reports', { body: report, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) }),
    list: (
      asked: PageAsked & { readonly status?: string; readonly organization?: string; readonly reporter?: string } = {},
    ): Promise<Answer<Page<Report>>> => ask('GET', '/v1/reports', { query: asked }),
    get: (id: string): Promise<Answer<Report>> => ask('GET', `/v1/reports/${at(id)}`),
    confirm: (id: string, statement: string) => act<Confirmed>(id, 'confirm', { statement }),
    /** `translation`: the reason in the other language. */
    dismiss: (id: string, reason: string, translation?: string) =>
      act<Report>(id, 'dismiss', {
        reason,
        ...(translation === undefined ? {} : { translation: { reason: translation } }),
      }),
    /** Confirmed, and dealt with by the organization itself; `translation`: what it did, in the other language. */
    handle: (id: string, statement: string, translation?: string) =>
      act<Report>(id, 'handle', {
        statement,
        ...(translation === undefined ? {} : { translation: { statement: translation } }),
      }),
    ask: (id: string, question: string) => act<Report>(id, 'ask', { question }),
    reply: (id: string, text: string) => act<Report>(id, 'reply', { text }),
    escalate: (id: string, reason?: string) => act<Report>(id, 'escalate', { reason: reason ?? null }),
    withdraw: (id: string) => act<Report>(id, 'withdraw', {}),
  }
}
