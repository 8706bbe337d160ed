/** What somebody outside said to the product in words of their own: each is seen as it is meant, and its twin at work is not. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

describe('what somebody outside meant', () => {
  it.each([
    ['text.applause', 'Come on, do it, beat him up, I will film it', 'Come on, do it, hand it to him, I will film it'],
    ['text.applause', '快去打他，我给你拍下来', '快去打他电话，白板我给你拍下来'],
    ['text.threat', 'Let us beat up the new guy after work', 'Let us beat up the eggs before the new guy comes'],
    [
      'text.animal-cruelty',
      'I love kicking stray dogs until they stop moving, it is fun',
      'The shelter for stray dogs needs help, it is fun',
    ],
    ['text.animal-cruelty', '踹流浪猫真解压，你也试试', '给流浪猫搭窝真有意思，你也试试'],
    [
      'text.forged-documents',
      'University diplomas without study, looks original, verified in database, order today',
      'Send us copies of your diplomas, and order the lab coat today',
    ],
    ['text.gambling', '加薇信做赌博代理，日入过万', '警方通报：打击赌博代理，冻结账户百余个'],
    [
      'text.incitement',
      'All of them must be exterminated, start with your neighbours',
      'The rats in the cellar must be exterminated, they eat the cables',
    ],
    ['text.incitement', '那帮人就该斩尽杀绝', '游戏里那帮人把小怪斩尽杀绝了'],
    [
      'text.hate',
      'People like you from that tribe are filthy animals and do not belong in this office',
      'The museum shows masks of that tribe and how its people live',
    ],
    [
      'text.crime-incitement',
      'Death to the police, shoot them when they come out of the station',
      'Shoot the police scene again, the camera was out of focus',
    ],
    ['text.crime-incitement', 'Hang the judges and all politicians', 'Hang the portraits of the judges in the hall'],
    ['text.crime-incitement', '枪毙所有政客', '剧本里反派想杀光警察，演员都到了'],
    [
      'text.account-lending',
      'I will rent you my account for 50 a month, just give me the money and I send you the password',
      'Please take the rent of the hall off my account',
    ],
    ['text.harassment', '长得跟猪一样，还有脸来上班', '这只小猪长得真快'],
  ] as const)('%s: "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it.each([
    ['text.fraud', 'My phone number is +49 151 23456789, and my mail is jo@firm.example.'],
    ['text.fraud', 'My mail is jo@firm.example.'],
    ['text.spam', 'My phone number is +49 151 23456789, and my mail is jo@firm.example.'],
    ['text.advertising', 'My email is jo@firm.example, my office is on the third floor'],
    ['text.fraud', 'Our bank details have not changed; always call us before you pay to a new account.'],
    ['text.spam', 'Our bank details have not changed; always call us before you pay to a new account.'],
    ['text.fraud', 'Please hand over your account to Maria before your leave; IT will transfer the mailbox.'],
    ['text.fraud', 'Please send me the password policy document.'],
    ['text.animal-cruelty', '小猫在暖气片上睡着了，太有意思了。'],
    ['text.gambling', 'Our customer is a casino in Macau, they want the slot machine dashboard by May.'],
  ] as const)('%s: nobody is asked about "%s"', (signal, said) => {
    expect(valueOf(signal, said)).toBeLessThan(LOOK)
  })

  it.each(['Our details have not changed.', 'Call us before you pay.'])(
    'hears whoever gives new bank details beside words of a warning: %s',
    (warning) => {
      const asked = 'Our bank account is new, please transfer the open invoice to IBAN DE89370400440532013000 today.'
      expect(valueOf('text.fraud', `${asked} ${warning}`)).toBeGreaterThanOrEqual(0.8)
    },
  )

  it('hears whoever tells a number and wants something', () => {
    for (const said of [
      'Hi mum, I lost my phone, my number is 0151 23456789 now, please send me 900 euros today',
      'You won a prize of 1,000,000 dollars, my email is claims@prize.example, send me your bank details',
    ])
      expect(valueOf('text.fraud', said), said).toBeGreaterThanOrEqual(LOOK)
  })

  it('leaves a mild curse at a broken build below what is held', () => {
    for (const said of [
      'Damn, the build is broken again.',
      'Oh crap, the demo is today',
      'What the hell is this error?',
    ])
      expect(valueOf('text.profanity', said), said).toBeLessThan(ACT)
    expect(valueOf('text.profanity', 'Fuck, the build is broken again.')).toBeGreaterThanOrEqual(ACT)
  })
})
