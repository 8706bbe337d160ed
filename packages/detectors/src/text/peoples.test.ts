import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)

/** From here on a rule keeps back. */
const HELD = 0.85
/** From here on a rule asks for a person to look. */
const LOOK = 0.6

describe('a call to kill a people', () => {
  it.each(['Turks', 'Germans', 'Japanese', 'Tutsis', 'Dalits', 'Yazidis', 'Rohingyas', 'Armenians', 'Shias', 'kafirs'])(
    'is heard whichever people it is: %s',
    (people) => {
      for (const call of [
        `All ${people} must be slaughtered, brothers, join us on Saturday`,
        `Kill all ${people}, they are rats`,
        `Death to all ${people}`,
        `${people} are vermin and must be driven out of this town`,
      ]) {
        expect(valueOf('text.incitement', call), call).toBeGreaterThanOrEqual(LOOK)
        expect(valueOf('text.hate', call), call).toBeGreaterThanOrEqual(LOOK)
      }
    },
  )

  it.each(['Muslims', 'Jews', 'Ukrainians'])('keeps back what the model knows as said of people: %s', (people) => {
    expect(
      valueOf('text.incitement', `All ${people} must be slaughtered, brothers, join us on Saturday`),
    ).toBeGreaterThanOrEqual(HELD)
  })

  it.each([
    'The Germans have to go to Berlin on Monday',
    'The women have to go at five, the men have to go with the second bus',
    'Foreigners have to go through the other gate',
    'We beat the Italians and slaughtered the Danes at table football',
    'The memorial tells how the Tutsis were murdered in 1994',
    'The Japanese kill it at karaoke every year',
    'In 1915 the order said that all Armenians must be killed',
    'The Greeks and the Turks signed the lease for the hall',
  ])('is none where a people is named otherwise: %s', (text) => {
    expect(valueOf('text.incitement', text)).toBeLessThan(LOOK)
    expect(valueOf('text.hate', text)).toBeLessThan(LOOK)
  })
})
