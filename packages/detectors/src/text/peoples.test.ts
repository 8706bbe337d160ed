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

  it.each([
    '所有土耳其人都该杀',
    '杀光图西族',
    '把达利特人都赶出去，他们是蛆虫',
    '亚美尼亚人都该死，灭绝他们',
    '把法国人都吊死',
    '罗兴亚人是害虫，必须清除',
    '什叶派都该砍头',
  ])('is heard in Chinese too: %s', (text) => {
    expect(valueOf('text.incitement', text)).toBeGreaterThanOrEqual(LOOK)
  })

  it.each([
    '美国人灭绝了旅鸽，法国人吃光了蜗牛',
    '德国人周一要去柏林，土耳其人在会议室等',
    '报道说，1915年亚美尼亚人全被杀害',
    '把女装全部清仓，一个不留',
    '苗族姑娘的舞蹈排在第三个',
    '德国人的单子全杀了价',
  ])('is none in Chinese where a people is named otherwise: %s', (text) => {
    expect(valueOf('text.incitement', text)).toBeLessThan(LOOK)
    expect(valueOf('text.hate', text)).toBeLessThan(LOOK)
  })

  it.each([
    'Gays should die',
    'Burn the Jews',
    'Kick out all refugees, send them home',
    'Get rid of all the Jews in this company',
    'Muslims should be deported, every last one',
    'Round up all the homeless and throw them in the river',
  ])('is kept back where nothing else can be meant: %s', (text) => {
    expect(valueOf('text.hate', text)).toBeGreaterThanOrEqual(HELD)
  })

  it.each(['Muslims', 'Jews', 'Ukrainians'])('keeps back what the model knows as said of people: %s', (people) => {
    expect(
      valueOf('text.incitement', `All ${people} must be slaughtered, brothers, join us on Saturday`),
    ).toBeGreaterThanOrEqual(HELD)
  })

  it.each([
    'The Germans have to go to Berlin on Monday',
    'The women have to go at five, the men have to go with the second bus',
    'Foreigners have to go through the other gate',
    'The Russians beat the Poles in volleyball',
    'Please drive the women home after the party',
    "Hang the women's coats in the back room",
    'Burn the Chinese lanterns only outside',
    'Hang the Mexican flags above the bar for the party',
    'Shoot the Indian wedding with two cameras',
    'Chase the Russians for their payment, it is overdue',
    'The Chinese exterminate weeds with lasers, see the demo',
    'The men should get out at the next stop',
    'We must drive the Chinese visitors to the airport at nine',
    'We beat the Italians and slaughtered the Danes at table football',
    'The memorial tells how the Tutsis were murdered in 1994',
    'The Japanese kill it at karaoke every year',
    'In 1915 the order said that all Armenians must be killed',
    'The Greeks and the Turks signed the lease for the hall',
    'Their speeches were full of chants of "slaughter the Turks", which is why the hall was closed',
  ])('is none where a people is named otherwise: %s', (text) => {
    expect(valueOf('text.incitement', text)).toBeLessThan(LOOK)
    expect(valueOf('text.hate', text)).toBeLessThan(LOOK)
  })
})
