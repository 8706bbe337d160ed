/** Why an account passes to somebody else: a sale of the account is held, a shop that is sold with its accounts is looked at. */
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { screenSaleReason } from './screen-sale-reason.ts'

const HELD = 0.85

function tradeIn(reason: string, byOffice = false): number {
  const sink = new SignalValues()
  screenSaleReason(reason, byOffice, sink)
  return sink.value('text.account-trade')
}

describe('the reason of a transfer', () => {
  it.each([
    'sold it to him, 300 bucks',
    'S0LD',
    'He gave me 80 euros for it',
    'swapped for a gaming laptop',
    'auctioned, highest bidder was Tim',
    'payment received',
    '转让费800已结清',
    '号归他了,已收款',
    '三百块出给朋友',
    '换了他一部旧手机',
  ])('names a sale: %s', (reason) => {
    expect(tradeIn(reason)).toBeGreaterThanOrEqual(HELD)
  })

  it.each([
    'We sold the shop, the new owner takes over',
    'Left the company, sold my shares, Priya takes over',
    'He bought out his partner and runs the office alone',
    'The van was sold, goes to dispatch',
    '公司被收购,由新东家接管',
    '门店卖给了新老板,账号随店移交',
    '购买审批由小陈负责',
  ])('names what is bought and sold with its accounts, and nobody waits: %s', (reason) => {
    expect(tradeIn(reason)).toBeLessThan(HELD)
  })

  it.each([
    'maternity cover until March',
    'Handover, floor 3, room 20',
    '原负责人离职，由李敏接手',
    '产假期间由同事代管',
  ])('names no sale: %s', (reason) => {
    expect(tradeIn(reason)).toBe(0)
  })

  it('counts by an administrator only where it names the account', () => {
    expect(tradeIn('They paid for the course', true)).toBe(0)
    expect(tradeIn('She sold her account', true)).toBeGreaterThanOrEqual(HELD)
  })
})
