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
    'text.applause',
    'Forge the signature on the delivery note, the auditors never look',
    'Check the signature on the delivery note, the auditors always look',
  ],
  [
    'text.applause',
    'Key her car while the cameras are off, she had it coming, go on',
    'Her car key is at the desk, go on',
  ],
  ['text.applause', '去偷点货啊，怕什么，我顶着', '去点货啊，怕什么，有清单'],
  ['text.applause', '揍他啊，我们都挺你', '帮他啊，我们都挺你'],
  ['text.applause', '他手機在桌上，翻他手機啊，他又不知道', '他手機在桌上，告訴他一聲，他又不知道'],
  [
    'text.threat',
    'One word to HR and everybody will see those photos of you',
    'One word to HR and everybody gets a new badge with a photo',
  ],
  ['text.threat', '你敢去举报，我就让你全家不得安宁', '你去举报，公司会替你保密'],
  [
    'text.threat',
    'I will find out where he lives, and then we will see how brave he is',
    'I will find out where he lives and drop the parcel off, watch out for the ice',
  ],
  [
    'text.harassment',
    'We will make your days hell until you resign',
    'The parser will make your days hell until you pin it',
  ],
  ['text.harassment', '都不许跟他讲话，谁跟他讲话就连谁一起整', '都不许跟记者讲话，谁问都请找公关'],
  [
    'text.animal-cruelty',
    'Cock fights behind the depot on Sunday, place your bets with me',
    'Police raided the cock fights behind the depot and took the bets',
  ],
  [
    'text.hate',
    'Poured beer on his prayer mat just to see him cry',
    'Somebody spilled beer on a prayer mat, it is cleaned now',
  ],
  [
    'text.piracy',
    'Replica sneakers, mirror quality, with box and papers',
    'Customs seized replica sneakers, mirror quality, with box and papers',
  ],
  ['text.piracy', '复刻手表，带证书，过得了鉴定', '手表客户要换证书，鉴定后寄回'],
  ['text.piracy', '爱奇艺剧集整套网盘，两块钱一部', '爱奇艺剧集的广告位，两块钱一次点击'],
  [
    'text.scraping',
    'Member extractor for this platform, exports phone and email, unlimited',
    'The export of this platform with phone and email is for admins only',
  ],
  ['text.scraping', '群成员提取软件，一键导出手机号，不封号', '群成员管理功能上线，一键导出请找管理员'],
  [
    'text.page-copy',
    'Copied their site, one letter off, it sends what they type to my bot',
    'Somebody copied their site, one letter off, the registrar took it down',
  ],
  ['text.page-copy', '做个山寨官网，骗他们登进来，密码到手', '发现山寨官网，请客户不要登录，密码要改'],
  [
    'text.evasion-help',
    'Got banned? Make another with a temp mail and a fresh ip',
    'Got banned? Write to the support team with your ticket',
  ],
  ['text.advertising', '开团了，面膜最便宜，今晚截单', '部门奶茶接龙，今晚截单'],
]

describe('who is egged on to a wrong, paid back for a complaint, or sold a copy', () => {
  it.each(PAIRS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })

  it('asks strangers to sign in for a mailbox that is full, and leaves the wiki its link', () => {
    expect(
      valueOf('text.fraud', 'Your mailbox is full. Sign in here within 48 hours or all messages are deleted.'),
    ).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf('text.fraud', 'If your mailbox is full, order more space by the form in the wiki.')).toBeLessThan(
      LOOK,
    )
  })
})

describe('animals that nobody harms', () => {
  it.each(['有人虐猫，保安已经报警', '洗衣机坏了，里面全是猫毛', '猫把花瓶摔坏了'])(
    'holds nothing for "%s"',
    (text) => {
      expect(valueOf('text.animal-cruelty', text)).toBeLessThan(LOOK)
    },
  )
  it.each(['虐猫视频要的私聊', '把猫丢进洗衣机转'])('still finds "%s"', (text) => {
    expect(valueOf('text.animal-cruelty', text)).toBeGreaterThanOrEqual(0.85)
  })
})
