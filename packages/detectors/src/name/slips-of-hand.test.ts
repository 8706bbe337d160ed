import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from './name-index.ts'
import { isSlipOf } from './slips-of-hand.ts'

const NAMES =
  'Apple,Visa,Telegram,Sony,Shell,Slack,Audi,Haier,PayPal,Netflix,Canon,Meta,Oracle,Chanel,Hermès,Philips,Coinbase,WeChat,General Motors,China Life,China Post'
const known = createNameIndex(
  NAMES.split(',').map((name): NameEntry => ({ id: name, name, aliases: [], kind: 'business', tier: 1, owner: null })),
)
const scoreOf = (name: string): number => Math.max(0, ...known.find(name).map(({ score }) => score))

/** As the shipped policy has it: from .6 on a person looks, from .85 on the name is refused. */
const verdict = (name: string): string => {
  const score = scoreOf(name)
  return score >= 0.85 ? 'refused' : score >= 0.6 ? 'looked at' : 'let pass'
}

describe('well-known names with a letter doubled, dropped or changed for its neighbour', () => {
  it.each([
    'Applle',
    'Appple Support',
    'Applle Store',
    'Visaa',
    'Visaa Services',
    'Vissa Card Support',
    'Telgram',
    'Telgram Messenger',
    'Telegramm Messenger',
    'Sonyy',
    'Sonyy Music',
    'Slackk',
    'Oracel Cloud',
    'Paypall Wallet',
    'Netfllix Movies',
  ])('%s is looked at by a person', (name) => {
    expect(verdict(name)).toBe('looked at')
  })

  it.each([
    'Apply',
    'Apple Tree Nursery',
    'Appel Optik',
    'Vista Windows',
    'Visage Beauty',
    'Telegraph Avenue Cafe',
    'Sonny Electronics',
    'Cannon Music',
    'Metta Meditation',
    'Channel Music',
    'Herms Cards',
    'Phillips Music',
    'Sick Services',
    'Auld Studio',
    'Hair Electronics',
    'Meat Services',
    'Shelley Holdings',
  ])('%s is a name of its own', (name) => {
    expect(verdict(name)).toBe('let pass')
  })
})

describe('well-known names that are words', () => {
  it.each(['Visa Services', 'Visa Consulting', 'General Store', 'Life Services', 'Post Office Services'])(
    '%s means the word',
    (name) => {
      expect(verdict(name)).toBe('let pass')
    },
  )

  it.each([
    'Shell Coffee',
    'Apple Restaurant',
    'Meta Studio',
    'Coin Base Numismatics',
    'We Chat Café',
    'Netflix Parents Choir',
  ])('%s may mean it: a person looks', (name) => {
    expect(verdict(name)).toBe('looked at')
  })

  it.each(['Visa', 'Visa Support', 'Apple Support', 'Apple Store', 'General Motors Support', 'Pay Pal Support'])(
    '%s means the company',
    (name) => {
      expect(verdict(name)).toBe('refused')
    },
  )
})

describe('Chinese names in signs that look like theirs', () => {
  const banks = createNameIndex(
    ['招商银行', '支付宝', '拼多多', '美团'].map(
      (name): NameEntry => ({ id: name, name, aliases: [], kind: 'business', tier: 1, owner: null }),
    ),
  )
  it.each(['招商银彳亍', '招商钅艮行', '支忖宝', '支亻寸宝', '拼哆哆', '美団客服'])('%s is refused', (name) => {
    expect(Math.max(0, ...banks.find(name).map(({ score }) => score))).toBeGreaterThanOrEqual(0.85)
  })

  it.each(['哆啦童装', '音乐团', '招商大厦旁面馆'])('%s is a name of its own', (name) => {
    expect(Math.max(0, ...banks.find(name).map(({ score }) => score))).toBeLessThan(0.6)
  })
})

describe('slips of Chinese names, and names of neighbours', () => {
  const chinese = createNameIndex(
    ['百度', '拼多多', '淘宝', '京东', '京东商城', 'Alibaba', 'Samsung Electronics', 'Samsung'].map(
      (name): NameEntry => ({ id: name, name, aliases: [], kind: 'business', tier: 1, owner: null }),
    ),
  )
  const scoreOf = (name: string): number => Math.max(0, ...chinese.find(name).map(({ score }) => score))
  it.each([
    '百度度',
    '百度度客服',
    '拼夕夕',
    '拼多夕',
    'Alibaba Restaurant',
    'Alibaba Restaurant Cardiff',
    'Samson Electronics',
  ])('%s is looked at by a person', (name) => {
    expect(scoreOf(name)).toBeGreaterThanOrEqual(0.6)
    expect(scoreOf(name)).toBeLessThan(0.85)
  })
  it.each(['百度度假村', '淘宝宝童装', '除夕夕阳红', '夕阳红', '北京束河客栈', 'Samson Bakery'])(
    '%s is let pass',
    (name) => {
      expect(scoreOf(name)).toBeLessThan(0.6)
    },
  )
  it.each(['京束商城', '拼多多客服', 'Alibaba Trading', 'Samsung Electronics Helpdesk', 'Samsumg Electronics'])(
    '%s is refused',
    (name) => {
      expect(scoreOf(name)).toBeGreaterThanOrEqual(0.85)
    },
  )
})

describe('a slip of the name of somebody', () => {
  it.each([
    ['jonathan whitfeild', 'Jonathan Whitfield'],
    ['jonathan whitfielld', 'Jonathan Whitfield'],
    ['jonathon whitfield', 'Jonathan Whitfield'],
    ['johnathan whitfield', 'Jonathan Whitfield'],
  ])('%s is one of %s', (said, name) => {
    expect(isSlipOf(said, name)).toBe(true)
  })
  it.each([
    ['jonathan winfield', 'Jonathan Whitfield'],
    ['jonathan whitfield', 'Jonathan Whitfield'],
    ['john whitfeild', 'Jonathan Whitfield'],
    ['nathan whitfield', 'Jonathan Whitfield'],
    ['joanna whitfield', 'Joanne Whitfield'],
    ['anna li', 'Anna Lu'],
  ])('%s is none of %s', (said, name) => {
    expect(isSlipOf(said, name)).toBe(false)
  })
})
