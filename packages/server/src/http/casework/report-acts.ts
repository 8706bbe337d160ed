/** What may be done about a report that lies with somebody: who may, and what the body of each act says. */
import Type from 'typebox'
import type { ReportAct } from '../../casework/report/handle-report.ts'
import { checkerOf } from '../read-event.ts'
import { translation, words } from './body-parts.ts'

const said = (name: string) => Type.Object({ [name]: words })
const optional = Type.Object({ reason: Type.Optional(Type.Union([words, Type.Null()])) })
const checkReason = checkerOf<{ reason?: string | null }>(optional, 'body.invalid')

const dismissal = Type.Object({ reason: words, translation: Type.Optional(translation) })
const checkDismissal = checkerOf<{ reason: string; translation?: { readonly reason?: string } }>(
  dismissal,
  'body.invalid',
)

const handling = Type.Object({
  statement: words,
  translation: Type.Optional(Type.Object({ statement: Type.Optional(words) })),
})
const checkHandling = checkerOf<{ statement: string; translation?: { readonly statement?: string } }>(
  handling,
  'body.invalid',
)

/** Each act: what it does, who may, and what its body says. */
export const ACTS = {
  confirm: {
    summary: 'Confirm a report: a complaint to the operator',
    act: 'report.confirm',
    body: said('statement'),
    read: sayer('statement', (statement) => ({ kind: 'confirm', statement })),
  },
  dismiss: {
    summary: 'Dismiss a report, with a reason for the reporter',
    act: 'report.dismiss',
    body: dismissal,
    read: (body: unknown): ReportAct => {
      const { reason, translation: other = {} } = checkDismissal(body ?? {}, '')
      return { kind: 'dismiss', reason, translation: other.reason ?? null }
    },
  },
  handle: {
    summary: 'Confirm a report and deal with it without the operator: what was done, for the reporter',
    act: 'report.handle',
    body: handling,
    read: (body: unknown): ReportAct => {
      const { statement, translation: other = {} } = checkHandling(body ?? {}, '')
      return { kind: 'handle', statement, translation: other.statement ?? null }
    },
  },
  ask: {
    summary: 'Ask the reporter',
    act: 'report.ask',
    body: said('question'),
    read: sayer('question', (question) => ({ kind: 'ask', question })),
  },
  reply: {
    summary: 'Answer a question about a report',
    act: 'report.reply',
    body: said('text'),
    read: sayer('text', (text) => ({ kind: 'reply', text })),
  },
  escalate: {
    summary: 'Bring a report past the administrator to the operator',
    act: 'report.escalate',
    body: optional,
    read: (body: unknown): ReportAct => ({ kind: 'escalate', reason: checkReason(body ?? {}, '').reason ?? null }),
  },
  withdraw: {
    summary: 'Withdraw a report',
    act: 'report.withdraw',
    body: Type.Object({ ifMatch: Type.Optional(Type.Union([Type.Integer(), Type.Null()])) }),
    read: (): ReportAct => ({ kind: 'withdraw' }),
  },
} as const

function sayer(name: string, make: (text: string) => ReportAct): (body: unknown) => ReportAct {
  const check = checkerOf<Readonly<Record<string, string>>>(said(name), 'body.invalid')
  return (body) => make(check(body ?? {}, '')[name] ?? '')
}
