import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { compilePolicy, readPolicy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const data = (relation: string) => ({
  organization: 'o',
  actor: { id: 'u', kind: 'member' },
  conversation: { id: 'c' },
  audience: { kind: 'person', relation },
  content: { text: 'Hello' },
})

/** Whether a look at the first window that these conditions read is wanted of a `message.send` that did not feed it, by relation. */
function wantedBy(...conditions: readonly string[]): Readonly<Record<string, boolean>> {
  const rules = conditions.map((when, at) => `\n  - ${ruleLine(when, 'on: [message.send]', `rule-${at}`)}`).join('')
  const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': clauseFile({ rules }) }))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  const type = compilePolicy(read.value, { mode: 'generated' }).types.get('message.send')
  if (type === undefined) throw new Error('No rule is on messages.')
  const out = new Uint8Array(type.reads.length)
  const signals = new SignalValues()
  signals.see('text.spam', 0.45, { pointer: '/data/content/text' })
  return Object.fromEntries(
    ['colleague', 'contact', 'stranger'].map((relation) => {
      type.wanted(data(relation), 0, signals.values, out)
      return [relation, out[0] === 1]
    }),
  )
}

const NOBODY = { colleague: false, contact: false, stranger: false }

const STRANGER = "event.audience.relation == 'stranger'"
const count = (filter: string) => `count([event.actor.id], duration('1h'), ${filter}) > 3`

describe('a window is read only where it was fed', () => {
  it.each([
    ['when its rule asks for what its filter asks for', [`${STRANGER} && ${count(STRANGER)}`]],
    [
      'when its rule asks for more',
      [`text.spam > 0.5 && ${STRANGER} && link.count > 1 && ${count(`text.spam > 0.5 && ${STRANGER}`)}`],
    ],
    [
      'when its rule asks for one of the alternatives',
      [`text.spam > 0.5 && ${count('text.fraud > 0.5 || text.spam > 0.5')}`],
    ],
    [
      'when its filter asks for a part of its key, without which there is none',
      [`${STRANGER} && count([event.session.device], duration('1h'), ${STRANGER} && event.session.device != '') > 3`],
    ],
    ['when it has no filter', ["count([event.actor.id], duration('1h')) > 3"]],
  ])('%s', (_, conditions) => {
    expect(wantedBy(...conditions)).toEqual(NOBODY)
  })

  const EVERYBODY = { colleague: true, contact: true, stranger: true }
  const STRANGERS = { ...NOBODY, stranger: true }

  it.each([
    [
      'when one of its rules does not ask for it',
      [`${STRANGER} && ${count(STRANGER)}`, `link.count == 0 && ${count(STRANGER)}`],
      EVERYBODY,
    ],
    ['when its rule asks for less', [`${STRANGER} && ${count(`text.spam > 0.5 && ${STRANGER}`)}`], STRANGERS],
    ['when its rule asks for another value', [`text.spam > 0.4 && ${count('text.spam > 0.5')}`], EVERYBODY],
    [
      'when its rule asks for a value that the event has not',
      [`text.spam > 0.5 && ${count('text.spam > 0.6')}`],
      NOBODY,
    ],
    ['when its rule may match without it', [`${STRANGER} && link.count > 1 || ${count(STRANGER)}`], EVERYBODY],
    ['when it is fed by other types', ["count('message.edit', [event.actor.id], duration('1h')) > 3"], EVERYBODY],
    [
      'when there may be nothing to feed it with',
      [`${STRANGER} && distinct(event.audience.recipients, [event.actor.id], duration('1h'), ${STRANGER}) > 3`],
      STRANGERS,
    ],
    [
      'when its rules ask for one thing or another',
      [
        `${STRANGER} && count('message.edit', [event.actor.id], duration('1h')) > 3`,
        "event.audience.relation == 'contact' && count('message.edit', [event.actor.id], duration('1h')) > 5",
      ],
      { ...STRANGERS, contact: true },
    ],
    [
      'when what its rule asks may fail',
      ["event.audience.recipients[0] == 'x' && first_seen([event.actor.id], duration('30d'))"],
      EVERYBODY,
    ],
  ])('but %s, wherever that rule may match', (_, conditions, wanted) => {
    expect(wantedBy(...conditions)).toEqual(wanted)
  })
})
