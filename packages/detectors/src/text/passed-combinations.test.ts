/**
 * What was told to one alone, one log-in that a shift uses, marks cut out of a picture, keys that are written down: a person looks. Whoever asks how to
 * help, forbids it, finds it or has such words in other business is let through, and so is whoever says where help is.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

describe('what is passed on and was not to be', () => {
  it.each([
    ['text.doxxing', 'She told only me: Rosa is being treated for cancer, keep it to yourself'],
    ['text.doxxing', 'Tom swore me to secrecy, he has a drinking problem'],
    ['text.doxxing', '他求我别讲，他去年坐过牢'],
    ['text.doxxing', '我只跟你一个人说，阿玲流产了'],
    ['text.account-lending', 'The night shift just signs in as Paula'],
    ['text.account-lending', 'Five of us at the desk use the same login'],
    ['text.account-lending', '早班都用老周的工号操作'],
    ['text.marks-removed', 'I airbrushed the watermark away before posting it'],
    ['text.marks-removed', '把水印抹掉再发出去'],
    ['text.malware', 'It captures keystrokes and disguised as a font it stays on her PC'],
    ['text.malware', '这个插件会记录按键，她发现不了'],
  ] as const)('is looked at, and held by nobody (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
    expect(valueOf(signal, text)).toBeLessThan(ACT)
  })

  it.each([
    ['text.doxxing', 'She told me in confidence that she has a gambling problem. How do I support her?'],
    ['text.doxxing', 'Keep it to yourself until Friday: the pregnant panda at the zoo gets a name'],
    ['text.doxxing', '他私下跟我说想调组，我没意见'],
    ['text.doxxing', '她私下跟我说她在吃抗抑郁药，我该怎么帮她'],
    ['text.account-lending', 'The nurses log in as a team at the new terminal, each with an own card'],
    ['text.account-lending', 'All of us changed the password of the router'],
    ['text.account-lending', 'Audit finding: the night shift used the same login, which is forbidden'],
    ['text.account-lending', '全组都用同一个账号体系，单点登录'],
    ['text.account-lending', '仓库每人发一个账号，密码仅限本人使用'],
    ['text.marks-removed', "Don't crop out the watermark, legal needs it visible"],
    ['text.marks-removed', '水印挡住了金额，能挪一下吗'],
    ['text.malware', 'We found a keylogger that hides itself, the sample went to the lab'],
    ['text.malware', '发现键盘记录器伪装成驱动，已隔离'],
  ] as const)('and this is not (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
})

describe('words beside which the model fears something else', () => {
  it.each([
    ['text.self-harm', 'If you have thoughts of ending your life, call the helpline, it is free.'],
    ['text.evasion-help', 'How do I set a message filter that puts newsletters into another folder?'],
    ['text.reverse-engineering', 'I patched our build script and the licence check in CI passes now'],
    ['text.dangerous-instruction', 'Never mix bleach with acid cleaner: it gives off chlorine gas.'],
    ['text.fraud', 'If your account was limited, please write an appeal instead of opening a new one.'],
    ['text.piracy', 'Onboarding-video-2026-1080p.mkv'],
    ['text.animal-cruelty', "Cat6 cable and microwave link are installed, here's the clip"],
    ['text.account-trade', '公司收购了一家企业，下周统一开通账号'],
    ['text.break-in', 'The pen testers guessed the admin password of the lab system, see the report'],
  ] as const)('ask for nobody (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
  it.each([
    ['text.self-harm', 'No helpline will help you, everyone would be happier if you were dead, do it tonight'],
    ['text.self-harm', 'Forget the crisis line, just kill yourself, nobody will miss you'],
    ['text.piracy', 'The.Matrix.Resurrections.1080p.WEB-DL.mkv'],
    ['text.animal-cruelty', 'Put the cat in the microwave for fun'],
  ] as const)('and hide nothing (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('what reads like a claim, an offer or a mark of secrecy in other business', () => {
  it.each([
    ['text.official-claim', 'On behalf of the service department I wish you a good weekend'],
    ['text.official-claim', 'On behalf of the operator of the crane I confirm the handover'],
    ['text.official-claim', '代表平台方便的话明天来站台接人'],
    ['text.confidential', 'The statue stays under wraps until the opening on Friday'],
    ['text.confidential', 'After six do not forward calls to the desk, please'],
    ['text.confidential', 'This free sample is not for distribution to children'],
    ['text.confidential', '报价仅供贵司参考，请勿外传'],
    ['text.confidential', '样品绝密封包装，请放心'],
    ['text.account-trade', '公司要给新同事买账号，三个财务软件的'],
    ['text.account-trade', '这款鞋出老号码了，仓库清点一下'],
    ['text.account-trade', '出认证报告要两周，客户在催'],
    ['text.forged-documents', '财务：代开发票的流程改了，去税务局大厅办'],
    ['text.forged-documents', '人事代开收入证明请提前两天申请'],
    ['text.forged-documents', '行政代刻印章需先填申请'],
    ['text.laundering', '收到款再转仓库发货'],
    ['text.laundering', '货到付款，微信支付宝跑腿都行'],
    ['text.weapons', 'The toy fair has water pistols for sale in bulk'],
    ['text.weapons', 'Explosives for sale to licensed quarries only, permit on file'],
    ['text.drugs', 'Price of coke for sale to the steel works fell again'],
  ] as const)('is not held (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(ACT)
  })
  it.each([
    ['text.seat-resale', 'We are looking for a workspace for a small team'],
    ['text.seat-resale', 'The sublicence for the patent is signed by both sides'],
    ['text.seat-resale', 'Licences for sale of tobacco have to be renewed by all shops'],
    ['text.evasion-help', '搬柜子请避开监控线路'],
    ['text.evasion-help', '新管道要绕开检测井铺设'],
    ['text.account-lending', '公司要求停止使用共享密码'],
    ['text.reverse-engineering', '请去除标识牌上的锈再刷漆'],
  ] as const)('is nothing to look at (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })
  it.each([
    ['text.official-claim', 'I write on behalf of the operator, your account will be closed'],
    ['text.confidential', 'For internal use only, do not distribute: our price model'],
    ['text.confidential', '内部资料，严禁外传：明年的报价方案'],
    ['text.account-trade', '出老号，量大从优'],
    ['text.forged-documents', '代开发票，税务局可查，点数低'],
    ['text.weapons', 'Pistols for sale, no papers, cash'],
    ['text.seat-resale', 'A seat in our workspace for a small fee'],
  ] as const)('and these are held as before (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(ACT)
  })
})
