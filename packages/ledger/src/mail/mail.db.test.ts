import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addMailDelivery,
  countMailDeliveries,
  findMailDelivery,
  listMailDeliveries,
  noteMailBounce,
  noteMailDelivery,
} from './mail-deliveries.ts'
import { addMailThread, findMailThread, findMailThreadOfToken } from './mail-threads.ts'
import {
  addReceivedMail,
  countReceivedMail,
  findReceivedMail,
  findReportOfMail,
  forgetReceivedMail,
} from './received-mail.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const DAY = 86_400_000

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.db.query('truncate received_mail, mail_thread, mail_delivery'))
afterAll(() => database.close())

const delivery = (id: string, dedupe = id) => ({
  id,
  dedupe,
  kind: 'receipt' as const,
  recipient: 'mail/s1',
  about: 'rep_1',
  token: `token-${id}`,
  at: NOW,
})

describe('mail that goes out', () => {
  it('is written once for each reason, and listed newest first', async () => {
    const { db } = database
    expect(await addMailDelivery(db, delivery('mail_1', 'receipt rep_1'))).toBe(true)
    expect(await addMailDelivery(db, delivery('mail_2', 'receipt rep_1'))).toBe(false)
    expect(await addMailDelivery(db, delivery('mail_3'))).toBe(true)
    const first = await listMailDeliveries(db, null, { limit: 1, cursor: null })
    const second = await listMailDeliveries(db, null, { limit: 1, cursor: first.next })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['mail_3', 'mail_1'])
    expect(second.next).toBeNull()
    const counted = { recipient: 'mail/s1', kind: 'receipt' } as const
    expect(await countMailDeliveries(db, { ...counted, since: NOW - 1 })).toBe(2)
    expect(await countMailDeliveries(db, { ...counted, since: NOW })).toBe(0)
  })

  it('stays bounced when the bounce came before the note that it was sent', async () => {
    const { db } = database
    await addMailDelivery(db, delivery('mail_1'))
    expect(await noteMailBounce(db, 'token-mail_1', { answer: '5.1.1' })).toBe(true)
    await noteMailDelivery(db, 'mail_1', { status: 'sent', answer: '250', at: NOW })
    expect(await findMailDelivery(db, 'mail_1')).toMatchObject({ status: 'bounced', attempts: 1, lastAt: NOW })
    expect(await noteMailBounce(db, 'somebody-elses', { answer: '5.1.1' })).toBe(false)
    const bounced = await listMailDeliveries(db, 'bounced', { limit: 9, cursor: null })
    expect(bounced.items).toHaveLength(1)
  })
})

describe('one message among others', () => {
  it('is noted, counted, found and listed by itself', async () => {
    const { db } = database
    await addMailDelivery(db, delivery('mail_1'))
    await addMailDelivery(db, { ...delivery('mail_2'), recipient: 'mail/s2' })
    await addMailDelivery(db, { ...delivery('mail_3'), kind: 'outcome' })
    await noteMailDelivery(db, 'mail_1', { status: 'sent', answer: '250', at: NOW })
    await noteMailBounce(db, 'token-mail_3', { answer: '5.1.1' })
    const now = async (id: string) => {
      const found = await findMailDelivery(db, id)
      return [found?.id, found?.status, found?.attempts]
    }
    expect(await Promise.all(['mail_1', 'mail_2', 'mail_3'].map(now))).toEqual([
      ['mail_1', 'sent', 1],
      ['mail_2', 'waiting', 0],
      ['mail_3', 'bounced', 0],
    ])
    expect(await findMailDelivery(db, 'mail_4')).toBeNull()
    expect(await countMailDeliveries(db, { recipient: 'mail/s1', kind: 'receipt', since: NOW - 1 })).toBe(1)
    const waiting = await listMailDeliveries(db, 'waiting', { limit: 9, cursor: null })
    expect(waiting.items.map(({ id }) => id)).toEqual(['mail_2'])
  })
})

describe('mail that comes in', () => {
  const received = (key: string, messageId: string, report: string | null = null) => ({
    key: key.repeat(64),
    messageId,
    sender: 's1',
    outcome: 'report' as const,
    why: null,
    report,
    at: NOW,
  })

  it('is kept once, counted, found by what refers to it, and forgotten in time', async () => {
    const { db } = database
    expect(await addReceivedMail(db, received('a', '<1@x>', 'rep_1'))).toBe(true)
    expect(await addReceivedMail(db, received('a', '<1@x>', 'rep_2'))).toBe(false)
    expect(await findReceivedMail(db, 'a'.repeat(64))).toMatchObject({ report: 'rep_1', messageId: '<1@x>', at: NOW })
    expect(await countReceivedMail(db, 's1', NOW - 1)).toBe(1)
    expect(await findReportOfMail(db, 's1', ['<0@x>', '<1@x>'])).toBe('rep_1')
    expect(await findReportOfMail(db, 's2', ['<1@x>'])).toBeNull()
    await addReceivedMail(db, { ...received('b', '<2@x>'), sender: 's2' })
    await addReceivedMail(db, { ...received('c', '<3@x>', 'rep_3'), at: NOW - DAY })
    expect(await findReceivedMail(db, 'd'.repeat(64))).toBeNull()
    expect(await countReceivedMail(db, 's1', NOW - 1)).toBe(1)
    expect(await countReceivedMail(db, 's1', NOW)).toBe(0)
    expect(await findReportOfMail(db, 's1', ['<9@x>'])).toBeNull()
    expect(await findReportOfMail(db, 's2', ['<2@x>'])).toBeNull()
    await forgetReceivedMail(db, NOW)
    expect(await findReceivedMail(db, 'c'.repeat(64))).toBeNull()
    expect(await findReceivedMail(db, 'a'.repeat(64))).not.toBeNull()
    await forgetReceivedMail(db, NOW + DAY)
    expect(await findReceivedMail(db, 'a'.repeat(64))).toBeNull()
  })

  it('has a thread that is found by its token and by its report', async () => {
    const { db } = database
    const thread = { report: 'rep_1', token: 't1', sender: 's1', address: 'a@b.example', language: 'zh', at: NOW }
    await addMailThread(db, thread)
    expect(await findMailThreadOfToken(db, 't1')).toEqual(thread)
    expect(await findMailThread(db, 'rep_1')).toEqual(thread)
    expect(await findMailThread(db, 'rep_2')).toBeNull()
    expect(await findMailThreadOfToken(db, 't2')).toBeNull()
  })
})
