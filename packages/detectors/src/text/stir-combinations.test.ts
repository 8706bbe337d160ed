import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6

/** A line that means it, and one of an office in nearly the same words. */
const TWINS: readonly (readonly [signal: SignalName, meant: string, twin: string])[] = [
  [
    'text.applause',
    "Setting fire to the bailiff's car was brilliant, do it to all of them.",
    'Setting up the new car park was brilliant, do it at all the sites.',
  ],
  [
    'text.applause',
    'The boy who pushed the teacher down the stairs is my hero, more please.',
    'The boy who helped the teacher down the stairs is my hero, more please.',
  ],
  ['text.applause', '把检查员打了真解气，下一个轮到谁？', '检查员走了真轻松，下一个轮到谁休假？'],
  ['text.applause', '推老师下楼的学生是我偶像，多来几个。', '扶老师下楼的学生是我偶像，多来几个。'],
  ['text.applause', '轮番去她直播间骂，骂到她关播为止。', '轮番去她直播间点赞，点到她涨粉为止。'],
  [
    'text.self-harm-risk',
    "After I'm gone, give my dog to Petra, the letter is in the drawer.",
    'While I am on holiday, give my dog to Petra, the letter is in the drawer.',
  ],
  [
    'text.self-harm-risk',
    'I cut myself again last night, it calms me down.',
    'I cut my finger on the lid last night, the box of plasters is empty.',
  ],
  ['text.self-harm-risk', '等我不在了，猫就拜托你照顾，信在抽屉里。', '等我出差了，猫就拜托你照顾，钥匙在抽屉里。'],
  [
    'text.self-harm-risk',
    'If I was gone the team would breathe easier.',
    'If I was away the team would use the other room.',
  ],
  ['text.self-harm-risk', '遗言录好了放在手机里，下辈子再做同事。', '发言录好了放在手机里，下周再做剪辑。'],
  ['text.dangerous-instruction', '在她鞋里放图钉，看她还敢不敢告状。', '在她桌上放图钉，海报等她来贴。'],
  [
    'text.dangerous-instruction',
    "Shut him in the freezer room for half an hour, that'll teach him.",
    'The freezer room locks from inside, half an hour of training is due.',
  ],
  ['text.self-harm-risk', '我攒了一瓶药，吃完就解脱了。', '我开了一瓶药，吃完就去复查。'],
  ['text.self-harm-risk', '我不想再醒过来了，谢谢你们这几年的照顾。', '系统睡眠后醒不过来了，谢谢你们帮忙看看。'],
  [
    'text.self-harm',
    'If it hurts inside, scratch your arms, nobody looks under long sleeves.',
    'Wear long sleeves, the thorns scratch your arms.',
  ],
  ['text.self-harm', '谁要一起挑战不吃不喝七天，撑到最后的赢。', '谁要一起挑战七天不喝奶茶，撑到最后的赢。'],
  [
    'text.dangerous-instruction',
    'Loosen two wheel nuts on the delivery van and see how far he gets.',
    'Two wheel nuts on the delivery van were loose, the garage will see to it.',
  ],
  [
    'text.dangerous-instruction',
    'Toss a spray can on the bonfire tonight, it goes off like a bomb, great fun.',
    'Do not toss spray cans on the bonfire tonight, they go off like a bomb.',
  ],
  ['text.dangerous-instruction', '往他油箱里加水，开到半路就废了。', '往雨刮壶里加水，开到半路就不用停。'],
  [
    'text.dangerous-instruction',
    '这两种清洁剂倒一个桶里，整层楼都得跑出来。',
    '这两种清洁剂各放一个桶里，整层楼都够用。',
  ],
  [
    'text.property-threat',
    "If the layoffs come, I'll put a wrench into the press and nobody works here again.",
    'A wrench fell into the press, the shift works on line two until noon.',
  ],
  ['text.property-threat', '敢扣我工资，我就把冷库电闸拉了，肉全烂掉。', '冷库电闸跳了，肉已经转移。'],
  ['text.evasion-help', '上班时间挂个脚本晃鼠标，在线状态一直绿。', '脚本已上线，在线状态显示修复了。'],
  ['text.evasion-help', '把审批拆成三笔，就不用总经理签字了。', '审批超过三万要总经理签字，不得拆成三笔。'],
  ['text.evasion-help', '考勤机认照片，打印一张脸贴上去就过了，没人查。', '考勤机认不出脸，请到前台重新录入。'],
  [
    'text.evasion-help',
    'Get a mouse jiggler, the online status stays green and nobody checks.',
    'The online status turns grey after ten minutes, there is a ticket for it.',
  ],
  [
    'text.hate',
    'Keep the Roma out of the stock room, things go missing when they come near.',
    'The Roma music evening is next to the stock room, come near the stage.',
  ],
  ['text.hate', '戴面纱的来面试，一律不要，看着晦气。', '戴面纱的客户需要单独的试衣间，请安排。'],
  [
    'text.fundraising',
    'Fishermen lost their nets, ten euros buys a new one, I take cash at the gate.',
    'The fishing club lost its keys, a new one is ten euros, the gate is open.',
  ],
  ['text.fundraising', '老家发大水，房子没了，能帮一点是一点，收款码在图里。', '老家的房子租出去了，合同的码在图里。'],
]

describe('what people stir one another up to, and what those say who go', () => {
  it.each(TWINS)('%s: a person sees "%s", and not "%s"', (signal, meant, twin) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, twin)).toBeLessThan(LOOK)
  })
})

describe('words of these lists in an office', () => {
  it.each<readonly [SignalName, string]>([
    ['text.self-harm-risk', "When I'm gone to the dentist, give my badge to Tom."],
    ['text.self-harm-risk', '我走了以后打印机的钥匙交给前台照顾一下。'],
    ['text.applause', 'The scammed customers got their money back, well done, do the rest too.'],
    ['text.applause', '打了八折真痛快，下一个门店也安排上。'],
    ['text.applause', '灭火演练着火点模拟得太好了，再来一次。'],
    ['text.evasion-help', '打卡补一下，系统昨天没人看管，人事会统一处理。'],
    ['text.evasion-help', '审批拆成两步以后更快了，大家就不用等签字。'],
    ['text.evasion-help', '日志清空前先备份，配置发群里了。'],
    ['text.fundraising', 'Sponsor logos go on the raffle tickets, print by Monday.'],
    ['text.hate', 'Immigrants in our department meet on Tuesday for the language course.'],
  ])('%s: nobody is asked about "%s"', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
})
