import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6

describe('who judges words by trade', () => {
  it.each<readonly [SignalName, string]>([
    ['text.hate', 'Report 40 says "those people are vermin, throw them out", I marked it as hate, second opinion?'],
    ['text.harassment', '用户申诉说“你这个废物”是台词，请恢复，误判'],
    ['text.self-harm', 'Is "kill yourself" in the game lobby harassment or self-harm in our rubric? Escalate?'],
    ['text.profanity', '学员问“傻逼”是什么意思，课上统一解释'],
    ['text.sexual', '屏蔽词新增建议：“包夜”“上门服务”，请审核入库'],
  ])('may quote them (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each<readonly [SignalName, string]>([
    ['text.harassment', 'You worthless idiot, "it" is marked as false positive in the queue, you pathetic loser'],
    ['text.harassment', 'You are a worthless idiot. I marked it in the queue.'],
    ['text.harassment', '误报“一条”，复核放行。你就是个废物，蠢得像猪一样'],
    ['text.self-harm-risk', 'I marked "the post" in the queue but I want to die, I cannot go on'],
  ])('hides nothing outside of the quotation (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('trades that are licensed, and offices that handle cases', () => {
  it.each<readonly [SignalName, string]>([
    [
      'text.gambling',
      'Roulette and baccarat dealers: uniforms from stores, dealer training starts on Monday, tips go through payroll.',
    ],
    ['text.gambling', '百家乐荷官排班已出，制服到仓库领，贵宾厅夜班两人'],
    ['text.weapons', 'The distributor ships 9mm ammo on Friday, put the shotgun shells behind the counter in lane 2.'],
    ['text.weapons', '靶场到货两支气步枪和子弹，登记编号后入枪柜，供应商发票在台账里'],
    [
      'text.laundering',
      'The auditors ask where the deposit from the coin mixer came from, reconcile it with the ledger.',
    ],
    ['text.drugs', '被告人贩卖毒品案周三开庭，卷宗在法庭二楼'],
    ['text.pyramid', '质押收益按收到日记账，审计师要看底稿'],
    ['text.forged-documents', '理赔组：死亡证明是假的，请移交经侦'],
  ])('speak of their goods (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each<readonly [SignalName, string]>([
    ['text.drugs', 'Cocaine for sale, top quality, payroll day special, message me on telegram @snowman99'],
    ['text.gambling', '百家乐首存送彩金，注册即送888元，夜班也能玩，加微信 wd8866'],
    ['text.weapons', 'Glock for sale, no papers, no background check, text me'],
  ])('sell nothing on the side (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('what is said every day in words that the model fears', () => {
  it.each<readonly [SignalName, string]>([
    ['text.extremism', 'We reverse the order of the list'],
    ['text.doxxing', '我的手机号是 13812345678，有事打我'],
  ])('asks nobody (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each<readonly [SignalName, string]>([
    ['text.extremism', 'We reverse the order of the list, glory to ISIS, join the jihad brothers'],
    ['text.doxxing', '我的手机号是 13812345678，他的手机号是13987654321，大家轮流打爆他'],
  ])('hides nothing that stands beside it (%s): %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('who comes from a desk of the house', () => {
  it.each<readonly [SignalName, string]>([
    ['text.official-claim', '我是技术支持小周，你的VPN已经重新开通，试一下。'],
    ['text.official-claim', '我是IT支持小何，你的账号已经解锁了。'],
    ['text.impersonation', '我是客服部小赵，这个客户的投诉转给你了。'],
    ['text.impersonation', '我是管理员小郑，共享盘的权限给你开好了。'],
    ['text.impersonation', '我是帮助台的阿杰，你要的软件给你装上了。'],
    ['text.official-claim', 'This is Petra from the service desk, your software is installed.'],
    ['text.official-claim', 'I am Omar, system administrator, your mailbox has been set up.'],
    ['text.impersonation', 'I am from the security team, the drill results are in.'],
  ])('is no impostor (%s) for telling what is done: %s', (signal, text) => {
    expect(valueOf(signal, text)).toBeLessThan(LOOK)
  })

  it.each([
    '我是技术支持小周，你的VPN已经重新开通，把验证码发我。',
    '我是服务台小唐，你的账号已更新，密码过期了，点链接重置。',
    '我是企业微信官方客服，您的账号已恢复，请配合核实身份。',
    'I am from the security team, your access has been restored, reply with the code you just got.',
    'This is the service desk, your mailbox was replaced, click this link and log in today.',
    'I am your system administrator, your mailbox has been set up, verify your login here.',
  ])('is looked at as soon as a code, a click or haste is asked for: %s', (text) => {
    const claims: readonly SignalName[] = ['text.official-claim', 'text.impersonation', 'text.fraud']
    expect(Math.max(...claims.map((signal) => valueOf(signal, text)))).toBeGreaterThanOrEqual(LOOK)
  })
})

describe('cards among colleagues', () => {
  it.each(['Anyone up for poker on Friday? No money, just chips and pizza', '周五打牌不来钱，输了的洗碗'])(
    'are no gambling where nothing is played for: %s',
    (text) => {
      expect(valueOf('text.gambling', text)).toBeLessThan(LOOK)
    },
  )

  it.each(['Poker night Friday, 50 bucks buy in, winner takes the pot', '周五牌局，底注五十，输了当场转账'])(
    'are gambling where money is: %s',
    (text) => {
      expect(valueOf('text.gambling', text)).toBeGreaterThanOrEqual(LOOK)
    },
  )
})
