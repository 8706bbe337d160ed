/** What somebody reads who asks why. */
import { expect, it } from 'vitest'
import { explainDecision } from './explain-decision.ts'
import { event, START } from './read-sample-event.ts'
import { engineWith, POLICY } from './sample-engine.ts'

it('names the action that took a capability away, and until when; where none is known it names none', () => {
  const lines = (action: string | null, until: number | null) => {
    const engine = engineWith()
    const standing = { state: 'suspended' as const, until, action, limits: [], points: 0, reports: 0 }
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: standing })
    const { decision, watch, inputs } = engine.ask(event('contact.invite'))
    return explainDecision({ decision, watch }, inputs, POLICY).map(({ en }) => en)
  }
  expect(lines('act_1', null)).toContain('The account u1 is suspended (act_1): it has lost "contact.invite" for good.')
  const until = new Date(START + 9e8).toISOString()
  expect(lines(null, START + 9e8)).toContain(
    `The account u1 is suspended: it has lost "contact.invite" until ${until}.`,
  )
})
