/** For tests: what members, administrators and the service do, by weight: what is done more often stands with a greater number. */
import { DAY } from '../open-test-sequence.ts'
import type { Choices } from './open-test-choices.ts'
import { type Nodes, ORGANIZATIONS } from './open-test-nodes.ts'

export type Acts = Readonly<Record<string, readonly [weight: number, act: () => Promise<unknown>]>>

const sha = (organization: string): string => (organization === 'alpha' ? 'a' : 'b').repeat(64)

export function actsOfPeople(world: Nodes, choices: Choices): Acts {
  const { ask, pick, roll, everybody, people, administratorOf, external } = world
  const { about, clause, until } = choices
  return {
    report: [
      4,
      () => {
        const by = pick(everybody)
        const evidence = [{ text: 'their words' }]
        return ask(by, 'POST', '/v1/reports', { about: about(), clause: clause(), text: `Words of ${by}.`, evidence })
      },
    ],
    reportFromOutside: [
      2,
      () =>
        ask(external(`ext-${roll(3)}`, pick(ORGANIZATIONS)), 'POST', '/v1/reports', {
          ...{ about: about(), clause: clause(), text: 'From outside.' },
        }),
    ],
    administrate: [
      2,
      async () => {
        const report = await choices.report('with-administrator', 'asked')
        const verb = pick(['confirm', 'dismiss', 'ask', 'handle'])
        const words = { statement: 'We saw.', reason: 'Nothing.', question: 'When?' }
        if (report !== null) await ask(pick(everybody), 'POST', `/v1/reports/${report.id}/${verb}`, words)
      },
    ],
    goOn: [
      1,
      async () => {
        const found = await choices.report()
        const report = found?.state.report
        if (report === undefined || report.kind === 'none' || !people.has(report.reporter.id)) return
        const verb = pick(['reply', 'escalate', 'withdraw'])
        await ask(report.reporter.id, 'POST', `/v1/reports/${report.id}/${verb}`, { text: 'Today.' })
      },
    ],
    complain: [
      1,
      () =>
        ask(administratorOf(pick(ORGANIZATIONS)), 'POST', '/v1/complaints', {
          ...{ about: about(), clause: clause(), statement: 'It goes on.' },
        }),
    ],
    appeal: [
      4,
      async () => {
        const action = await choices.action('active', 'ended', 'reversed')
        if (action === null || action.state.kind === 'none') return
        const { subject, holder } = action.state.terms
        const { type, id } = holder ?? subject
        const theirs = type === 'organization' ? administratorOf(id) : people.has(id) ? id : 'service'
        const kind = roll(3) === 0 ? { kind: 'early-release' } : {}
        const by = roll(5) === 0 ? pick(everybody) : theirs
        const whose = people.has(by) ? by : type === 'organization' ? `organization ${id}` : 'somebody'
        await ask(by, 'POST', '/v1/appeals', { action: action.id, text: `Words of ${whose}.`, ...kind })
      },
    ],
    appealForReporter: [
      1,
      async () => {
        const found = await choices.decidedCase()
        if (found !== null) await ask(pick(everybody), 'POST', '/v1/appeals', { case: found.id, text: 'Look again.' })
      },
    ],
    appealKept: [
      1,
      async () => {
        const by = pick(everybody)
        const kept = (await ask(by, 'GET', '/v1/kept-back')).body['items'] as
          | readonly { readonly decision: string }[]
          | undefined
        if (kept?.[0] !== undefined)
          await ask(by, 'POST', '/v1/appeals', { decision: kept[roll(kept.length)]?.decision, text: 'A play.' })
      },
    ],
    verify: [
      2,
      () => {
        const organization = pick(ORGANIZATIONS)
        const evidence = [
          { kind: 'registry-number', value: 'lei:5493001KJTIIGC8Y1R12' },
          { kind: 'document', value: sha(organization) },
        ]
        return ask(administratorOf(organization), 'POST', '/v1/verifications', { evidence })
      },
    ],
    answerReviewer: [
      1,
      () => {
        const organization = pick(ORGANIZATIONS)
        return ask(administratorOf(organization), 'POST', `/v1/verifications/${organization}/answer`, { text: 'Here.' })
      },
    ],
    askPermit: [
      1,
      () =>
        ask(administratorOf(pick(ORGANIZATIONS)), 'POST', '/v1/permit-requests', {
          ...{ kind: pick(['authority', 'operator']), purpose: 'Fireworks', clauses: [clause()] },
          ...{ issuer: 'Office', validUntil: until(90 * DAY) },
        }),
    ],
    erase: [
      2,
      () => {
        const person = pick(everybody)
        return ask(roll(3) === 0 ? 'service' : person, 'POST', '/v1/erasures', { person })
      },
    ],
  }
}
