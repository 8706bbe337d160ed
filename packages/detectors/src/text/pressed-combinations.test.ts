import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6

type Pair = readonly [signal: SignalName, meant: string, twin: string]

const PAIRS: readonly Pair[] = [
  [
    'text.threat',
    'Send me nudes or I will tell your boss',
    'Never send nudes to anybody who writes that they go to your boss',
  ],
  [
    'text.threat',
    'A naked picture by tonight, otherwise the video goes to your wife',
    'HR got a message that asks for a naked picture, or else. They told the police',
  ],
  ['text.threat', '给我发张裸照，不然我就告诉你老板', '有人发消息要裸照，不然就告诉老板，已经报警'],
  [
    'text.threat',
    'One more word in the meeting and I will post you crying in the corridor',
    'The retirement speech had us all crying, I will post the video',
  ],
  [
    'text.gambling',
    'You should all gamble at this casino, I tripled my wage last night',
    'Nobody should gamble at the casino, the helpline is free',
  ],
  ['text.gambling', '大家都来玩百家乐，我昨晚赢了一个月工资', '严禁聚众赌博，举报有奖'],
  [
    'text.evasion-help',
    'Write me on Telegram, this chat is monitored',
    'Somebody who asks you to write him on Telegram for this chat is monitored is a scammer',
  ],
  ['text.evasion-help', '加我微信聊，这里有监控', '叫你加微信聊、说这里有监控的是骗子'],
  [
    'text.fraud',
    'Give me 300 and you get 900 back by Friday, no risk, my uncle works at the exchange',
    'Put in 300 hours and you get 900 back by Friday as overtime, that is guaranteed',
  ],
  ['text.fraud', '投三百周五返九百，我叔在交易所，稳的', '领三百颗螺丝，周五返还九百个垫片，稳的'],
  [
    'text.lawbreaking',
    'Shred the emissions logs before the regulator comes',
    'We may not shred the emissions logs before the regulator comes',
  ],
  ['text.lawbreaking', '过期的肉重新贴个日期照样出货', '过期的肉不得重新贴个日期，照样出货会被罚'],
  [
    'text.applause',
    'Legend! Whoever slashed his tyres deserves a medal',
    'Legend! Whoever slashed the price deserves a medal',
  ],
  [
    'text.malware',
    'Open this sheet and press enable, my keylogger does the rest',
    'Do not open this sheet, a keylogger inside was detected',
  ],
  [
    'text.break-in',
    'My old admin account still works, have a look at all the salaries',
    'Please disable my old admin account, it still works and can see all the salaries',
  ],
  ['text.hate', 'They should be put back on the boats', 'The crates were put back on the boats'],
]

describe('what somebody is pressed into or lured to', () => {
  it.each(PAIRS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
  it('is no matter of who organizes where the management does not read along', () => {
    const council = 'The works council asks you to talk on Signal about pay, for the boss reads along'
    expect(valueOf('text.evasion-help', council)).toBeLessThan(LOOK)
  })
})

describe('pictures under a threat, in other languages', () => {
  it.each([
    [
      'Schick mir Nacktbilder oder ich sage es deinem Chef',
      'Nacktbilder am Arbeitsplatz sind verboten, das steht in der Hausordnung',
    ],
    ['Envoie-moi des photos nues ou je le dis à ton patron', 'Envoie-moi les photos du stand ou je le dis à Paul'],
    ['Mándame fotos desnuda o se lo digo a tu jefe', 'Mándame las fotos del almacén o se lo digo a Luis'],
    ['Manda fotos nua ou conto ao teu chefe', 'Manda as fotos da obra ou conto com o Rui'],
    ['裸の写真を送れ、さもないと上司に言うぞ', '現場の写真を送って、さもないと間に合わない'],
    ['알몸 사진 보내, 안 그러면 상사한테 말할 거야', '현장 사진 보내, 안 그러면 늦어'],
    ['Пришли голые фото, а то расскажу твоему начальнику', 'Пришли фото склада, а то расскажу как есть'],
    ['Gửi ảnh khỏa thân cho anh không thì anh nói với sếp em', 'Gửi ảnh kho cho anh không thì anh nói với khách chờ'],
    ['Kirim foto bugil atau aku bilang ke bosmu', 'Kirim foto gudang atau aku bilang ke Budi'],
  ])('a person sees "%s", and not "%s"', (meant, twin) => {
    expect(valueOf('text.threat', meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.threat', twin)).toBeLessThan(LOOK)
  })
})
