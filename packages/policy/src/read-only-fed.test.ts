import { describe, expect, it } from 'vitest'
import { compilePolicy, readPolicy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

/** Whether the first window that these conditions read on `message.send` needs no look where it was not fed. */
function onlyFed(...conditions: readonly string[]): boolean | undefined {
  const rules = conditions.map((when, at) => `\n  - ${ruleLine(when, 'on: [message.send]', `rule-${at}`)}`).join('')
  const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': clauseFile({ rules }) }))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return compilePolicy(read.value, { mode: 'generated' }).types.get('message.send')?.reads[0]?.onlyFed
}

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
    expect(onlyFed(...conditions)).toBe(true)
  })

  it.each([
    ['when one of its rules does not ask for it', [`${STRANGER} && ${count(STRANGER)}`, count(STRANGER)]],
    ['when its rule asks for less', [`${STRANGER} && ${count(`text.spam > 0.5 && ${STRANGER}`)}`]],
    ['when its rule asks for another value', [`text.spam > 0.4 && ${count('text.spam > 0.5')}`]],
    ['when its rule may match without it', [`${STRANGER} && link.count > 1 || ${count(STRANGER)}`]],
    ['when it is fed by other types', ["count('message.edit', [event.actor.id], duration('1h')) > 3"]],
    [
      'when there may be nothing to feed it with',
      [`${STRANGER} && distinct(event.audience.recipients, [event.actor.id], duration('1h'), ${STRANGER}) > 3`],
    ],
  ])('but not %s', (_, conditions) => {
    expect(onlyFed(...conditions)).toBe(false)
  })
})
