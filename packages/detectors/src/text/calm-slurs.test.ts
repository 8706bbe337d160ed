import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from there on one holds. */
const [LOOK, HOLD] = [0.6, 0.85]

describe('a slur in a sentence that is calm otherwise', () => {
  it.each([
    'the nigger from logistics took my seat again',
    'who gave that raghead a badge',
    'my landlord is some wetback',
    'the cleaning crew is all spics',
    '那个黑鬼又来上班了，看见就烦',
    '隔壁组的死基佬升职了',
    '别跟那个死人妖一桌吃饭',
    '財務新來的是個死基佬',
    'Noch ein Neger.',
    'Les tarlouzes recommencent.',
  ])('is looked at, and not held: %s', (text) => {
    expect(valueOf('text.hate', text)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.hate', text)).toBeLessThan(HOLD)
  })

  it.each([
    'Is raghead on the blocked word list?',
    'someone wrote faggot on the whiteboard, facilities is cleaning it',
    'the chink in the armour is the old VPN',
    'Spic and Span delivered the cleaning supplies',
    'Polack is my surname, please spell it right',
    '黑鬼一词已加入敏感词表',
    '他当着大家骂我黑鬼，我要投诉',
    '白皮猪肉松面包卖完了',
    '李阿三师傅明天来修空调',
    'Wir müssen aufhören, Leute Neger zu nennen.',
  ])('is none where somebody speaks of the word, or of another thing: %s', (text) => {
    expect(valueOf('text.hate', text)).toBeLessThan(LOOK)
  })

  it('is left to the model in a long text, where it is discussed as often as it is said', () => {
    const about = 'The minutes of the society fill nine boxes, and the third has letters about the parade. '.repeat(8)
    expect(valueOf('text.hate', `${about}In one the chairman admits to have been a raghead at the fair.`)).toBeLessThan(
      LOOK,
    )
  })
})
