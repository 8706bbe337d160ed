/** For tests: what the operator's staff do, by weight. Whether they may is the product's to say. */
import { DAY, HOUR } from '../open-test-sequence.ts'
import { SECOND_REVIEWS } from '../second-review/stream.ts'
import { CASES } from '../streams.ts'
import type { Acts } from './open-test-acts-of-people.ts'
import { type Choices, OPEN } from './open-test-choices.ts'
import { type Nodes, ORGANIZATIONS } from './open-test-nodes.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
const LEGAL_STEPS = [
  'validate',
  'hold',
  'approve',
  'produce',
  'refuse',
  'narrow',
  'review',
  'extend-gag',
  'close',
  'release-hold',
]

export function actsOnCases(world: Nodes, choices: Choices, undone: (id: string) => Promise<void>): Acts {
  const { ask, pick, roll } = world
  const { decider, senior, decision, until } = choices
  const onOpen = (verb: string, body: () => Promise<object | null> | object) => async (): Promise<void> => {
    const found = await choices.openCase()
    const stated = await body()
    if (found !== null && stated !== null) await ask(decider(), 'POST', `/v1/cases/${found.id}/${verb}`, stated)
  }
  return {
    decide: [8, onOpen('decide', decision)],
    claim: [1, onOpen('claim', () => ({}))],
    release: [1, onOpen('release', () => ({}))],
    wait: [1, onOpen('wait', () => ({ for: 'an answer', until: until(HOUR, 3 * DAY) }))],
    escalate: [1, onOpen('escalate', () => ({ reason: 'Hard.' }))],
    giveBack: [1, onOpen('return', () => ({ reason: 'Easy.' }))],
    move: [1, onOpen('move', () => ({ queue: pick(['general', 'grave', 'alpha']), reason: 'There.' }))],
    merge: [
      2,
      onOpen('merge', async () => {
        const into = await choices.openCase()
        return into === null ? null : { into: into.id, reason: 'The same.' }
      }),
    ],
    unmerge: [
      1,
      async () => {
        const found = await choices.one(CASES, 'merged', 'settled')
        if (found !== null) await ask(decider(), 'POST', `/v1/cases/${found.id}/unmerge`, { reason: 'Not the same.' })
      },
    ],
    reopen: [
      1,
      async () => {
        const found = await choices.decidedCase()
        if (found !== null) await ask(decider(), 'POST', `/v1/cases/${found.id}/reopen`, { reason: 'New.' })
      },
    ],
    undo: [
      2,
      async () => {
        const found = await choices.decidedCase()
        if (found === null) return
        const { status } = await ask(decider(), 'POST', `/v1/cases/${found.id}/undo`, { reason: 'Wrong.' })
        if (status === 200) await undone(found.id)
      },
    ],
    decideMany: [
      1,
      async () => {
        const cases = (await choices.list(CASES, ...OPEN)).slice(0, 3).map(({ id }) => id)
        if (cases.length > 0) await ask(senior(), 'POST', '/v1/cases/decide', { cases, ...decision() })
      },
    ],
    undoMany: [
      1,
      async () => {
        const { body } = await ask(senior(), 'GET', '/v1/batches')
        const batches = (body['items'] ?? []) as readonly { readonly id: string }[]
        const batch = batches[roll(3)]
        if (batch !== undefined) await ask(decider(), 'POST', `/v1/batches/${batch.id}/undo`, { reason: 'All wrong.' })
      },
    ],
    second: [
      4,
      async () => {
        const action = await choices.action('awaiting-second')
        const by = pick(['sofia', 'omar', 'sara', 'both', 'carl', 'cora', 'mei'])
        const verb = pick(['approve', 'approve', 'decline'])
        if (action !== null) await ask(by, 'POST', `/v1/actions/${action.id}/${verb}`, { reason: 'So.' })
      },
    ],
    reverse: [
      2,
      async () => {
        const action = await choices.action('active', 'ended')
        const why = pick(['error', 'legal'])
        if (action !== null)
          await ask(decider(), 'POST', `/v1/actions/${action.id}/reverse`, { reason: 'A mix-up.', why })
      },
    ],
    answer: [
      4,
      async () => {
        const appeal = await choices.appeal()
        const outcome = pick(['uphold', 'overturn', 'reduce'])
        const instead = outcome === 'reduce' ? { actions: [choices.measure()] } : {}
        if (appeal !== null)
          await ask(decider(), 'POST', `/v1/appeals/${appeal.id}/decide`, { outcome, reason: 'So it is.', ...instead })
      },
    ],
    askAppellant: [
      1,
      async () => {
        const appeal = await choices.appeal()
        if (appeal !== null) await ask(senior(), 'POST', `/v1/appeals/${appeal.id}/ask`, { question: 'When?' })
      },
    ],
    draw: [1, () => ask(senior(), 'POST', '/v1/second-reviews/draw', { size: 2 })],
    judge: [
      1,
      async () => {
        const review = await choices.one(SECOND_REVIEWS)
        if (review === null) return
        const [by, url] = [decider(), `/v1/second-reviews/${review.id}`]
        await ask(by, 'POST', `${url}/take`, {})
        await ask(by, 'POST', `${url}/judge`, { outcome: 'no-violation', reason: 'So.' })
        await ask(senior(), 'POST', `${url}/settle`, { outcome: pick(['stands', 'reopen']), reason: 'So.' })
      },
    ],
  }
}

export function actsBesideCases({ ask, pick, roll, everybody }: Nodes, choices: Choices): Acts {
  const { senior, counsel, decider, until } = choices
  return {
    receive: [
      2,
      () => {
        const subjects = [pick([`account/${pick(everybody)}`, `organization/${pick(ORGANIZATIONS)}`])]
        const gag = roll(2) === 0 ? { gag: { order: 'G', until: until(DAY, 40 * DAY) } } : {}
        return ask(counsel(), 'POST', '/v1/legal-requests', {
          ...{ authority: 'Court', basis: 'Order', scope: { subjects }, ...gag },
        })
      },
    ],
    handle: [
      5,
      async () => {
        const request = await choices.legalRequest()
        if (request === null) return
        const verb = pick(LEGAL_STEPS)
        await ask(counsel(), 'POST', `/v1/legal-requests/${request.id}/${verb}`, {
          ...{ checked: CHECKED, reason: 'So.', finding: pick(['justified', 'unjustified']) },
          ...(verb === 'produce' && roll(2) === 0 ? { emergency: true } : {}),
          ...(verb === 'extend-gag' ? { gag: { order: 'G2', until: until(20 * DAY) } } : {}),
          ...(verb === 'narrow' ? { scope: { subjects: [`account/${pick(everybody)}`] } } : {}),
        })
      },
    ],
    decideErasure: [
      3,
      async () => {
        const erasure = await choices.erasure()
        const verb = pick(['approve', 'approve', 'approve', 'refuse'])
        if (erasure !== null) await ask(counsel(), 'POST', `/v1/erasures/${erasure.id}/${verb}`, { reason: 'So.' })
      },
    ],
    decidePermit: [
      1,
      async () => {
        const permit = await choices.permit()
        const outcome = pick(['grant', 'refuse'])
        const verb = pick(['decide', 'decide', 'withdraw'])
        if (permit !== null)
          await ask(senior(), 'POST', `/v1/permit-requests/${permit.id}/${verb}`, { outcome, reason: 'So.' })
      },
    ],
    decideBadge: [
      2,
      () => {
        const organization = pick(ORGANIZATIONS)
        const outcome = pick(['verify', 'verify', 'refuse'])
        const value = (organization === 'alpha' ? 'a' : 'b').repeat(64)
        const evidence = outcome === 'verify' ? [{ kind: 'document', value }] : []
        return ask(decider(), 'POST', `/v1/verifications/${organization}/decide`, { outcome, reason: 'So.', evidence })
      },
    ],
    askApplicant: [
      1,
      () => ask(decider(), 'POST', `/v1/verifications/${pick(ORGANIZATIONS)}/ask`, { items: [{ text: 'More?' }] }),
    ],
  }
}
