import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import type { Goodstanding, WireEvent } from '@goodstanding/sdk'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Kept } from '../../keep-state.ts'
import { readState, type State } from '../read-state.ts'
import { WeComFault } from '../wecom-fault.ts'
import { chatDataFrom } from './archive-source.ts'
import { createConsent } from './check-consent.ts'
import { contentOfArchived } from './content-of-archived.ts'
import { eventOfArchived } from './event-of-archived.ts'
import { archivedFrom } from './from-archive.ts'
import { openKeyRing, openRandomKey } from './key-ring.ts'
import { openTestArchive, type TestArchive } from './open-test-archive.ts'
import { gapOf, pullArchive, type Pulling } from './pull-archive.ts'

const OUTSIDE = 'wmAJ2GCAAAXtWyujaWJHDDGi0mACH71w'
const ACCOUNTS = { organization: 'acme', source: 'wecom://ww1', renamed: {}, administrators: new Set<string>() }
const NOW = 1_790_000_000_000
const DAY = 86_400_000
const message = (id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    msgid: id,
    action: 'send',
    from: 'lin',
    tolist: ['mo'],
    roomid: '',
    msgtime: NOW,
    msgtype: 'text',
    text: { content: `words of ${id}` },
  },
  ...more,
})

describe('the key ring', () => {
  it('opens what RSA sealed for a key of it, by its version, and nothing else', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2_048 })
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const key = openKeyRing(new Map([[3, pem]])).get(3)
    if (key === undefined) throw new Error('no key')
    const seal = (text: string) =>
      publicEncrypt({ key: pair.publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(text)).toString('base64')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(openRandomKey(seal(text), key)).toBe(text)
      }),
      { numRuns: 20 },
    )
    const other = openKeyRing(
      new Map([
        [
          1,
          generateKeyPairSync('rsa', { modulusLength: 2_048 })
            .privateKey.export({ type: 'pkcs8', format: 'pem' })
            .toString(),
        ],
      ]),
    )
    expect(openRandomKey(seal('text'), other.get(1) ?? key)).toBeNull()
    expect(openRandomKey('AAAA', key)).toBeNull()
    expect(() => openKeyRing(new Map([[1, 'no key']]))).toThrow('version 1')
  })
})

describe('an archived message', () => {
  const read = (more: Readonly<Record<string, unknown>>) => archivedFrom(JSON.stringify(message('m1', more)))
  const half = new Set<string>()
  const told = (more: Readonly<Record<string, unknown>>, halves = half) => {
    const archived = read(more)
    return archived === null ? null : eventOfArchived(archived, { accounts: ACCOUNTS, half: halves })
  }

  it('is a message between colleagues, to somebody outside, or in a group', () => {
    expect(told({})).toMatchObject({
      id: 'archive/m1',
      source: 'wecom://ww1',
      time: '2026-09-21T14:13:20.000Z',
      data: {
        actor: { id: 'acme:lin', kind: 'member' },
        conversation: { id: 'acme:lin-mo', kind: 'direct' },
        audience: { kind: 'person', relation: 'colleague', recipients: ['acme:mo'], size: 1 },
        content: { text: 'words of m1' },
      },
    })
    expect(told({ tolist: [OUTSIDE] })?.data.audience).toMatchObject({ kind: 'external', relation: 'contact' })
    expect(told({ from: OUTSIDE, tolist: ['lin'] }, new Set([`${OUTSIDE}>lin`]))?.data).toMatchObject({
      actor: { kind: 'external' },
      audience: { relation: 'stranger' },
    })
    expect(told({ roomid: 'wr1', tolist: ['mo', OUTSIDE] })?.data).toMatchObject({
      conversation: { id: 'acme:wr1', kind: 'group' },
      audience: { kind: 'group', relation: 'contact' },
    })
    expect(told({ from: 'wbjc7bDwAAJVlUKpSA3Z5U11tDO4AAAA' })?.data.actor.kind).toBe('app')
  })

  it('is nothing when it was recalled, when somebody changed corps, or when it holds no words', () => {
    expect(told({ action: 'recall', msgtype: 'revoke', revoke: { pre_msgid: 'm0' } })).toBeNull()
    expect(read({ action: 'switch' })).toBeNull()
    expect(told({ msgtype: 'revoke', revoke: { pre_msgid: 'm0' } })).toBeNull()
    expect(told({ msgtype: 'something-new', 'something-new': {} })).toBeNull()
    expect(archivedFrom('no JSON')).toBeNull()
  })

  it('says its words, links and files, whatever its type', () => {
    expect(contentOfArchived('link', { title: 'Bank', description: 'Log in', link_url: 'https://b.example' })).toEqual({
      text: 'Bank\nLog in',
      links: [{ text: 'Bank', target: 'https://b.example' }],
    })
    expect(contentOfArchived('file', { filename: 'a.pdf', filesize: 12, md5sum: 'x' })).toEqual({
      text: '',
      files: [{ name: 'a.pdf', size: 12 }],
    })
    expect(contentOfArchived('markdown', { content: '**a**' })?.text).toBe('**a**')
    expect(contentOfArchived('vote', { votetitle: 'Lunch?', voteitem: ['a', 'b'] })?.text).toBe('Lunch?\na\nb')
    expect(contentOfArchived('redpacket', { wish: '恭喜' })?.text).toBe('恭喜')
    const details = [{ id: 1, ques: 'Your password?', type: 'Text' }, { id: 2 }]
    expect(contentOfArchived('collect', { title: 'Survey', details })?.text).toBe('Survey\nYour password?')
    const disk = told({ msgtype: 'qydiskfile', info: { filename: 'prices.exe' } })
    expect(disk?.data.content).toEqual({ text: '', files: [{ name: 'prices.exe' }] })
    expect(archivedFrom(JSON.stringify(message('m1', { msgtype: 'docmsg', doc: { title: 'Plan' } })))?.body).toEqual({
      title: 'Plan',
    })
    const text = (content: string) => ({ type: 'ChatRecordText', content: JSON.stringify({ content }) })
    const record = {
      title: '聊天记录',
      item: [
        text('one'),
        { type: 'ChatRecordLink', content: JSON.stringify({ title: 't', link_url: 'https://c.example' }) },
        { type: 'ChatRecordText', content: 'no JSON' },
      ],
    }
    expect(contentOfArchived('chatrecord', record)).toEqual({
      text: '聊天记录\none\nt',
      links: [{ text: 't', target: 'https://c.example' }],
    })
    let nested: Readonly<Record<string, unknown>> = { title: 'deep', item: [text('end')] }
    for (let depth = 0; depth < 12; depth += 1)
      nested = { title: 'd', item: [{ type: 'ChatRecordChatrecord', content: JSON.stringify(nested) }] }
    expect(contentOfArchived('chatrecord', nested)?.text).not.toContain('end')
  })
})

describe('the archive', () => {
  let archive: TestArchive
  let state: State
  let told: WireEvent[]
  let pulling: Pulling
  let logged: string[]
  const kept: Kept<State> = {
    state: () => state,
    change: (next) => {
      state = next(state)
    },
  }
  beforeEach(() => {
    archive = openTestArchive()
    state = readState(null)
    told = []
    logged = []
    const observeAll: Goodstanding['observeAll'] = (events) => {
      told.push(...events)
      return Promise.resolve({
        ok: true,
        value: events.map(({ source, id }) => ({ status: 'accepted', source, id, decision: 'dec_1' })),
      })
    }
    pulling = {
      source: archive.source,
      keys: openKeyRing(archive.keys()),
      consent: { allowed: (messages) => Promise.resolve(messages) },
      goodstanding: { observeAll },
      accounts: () => ACCOUNTS,
      kept,
      now: () => NOW,
      log: (_, what) => void logged.push(what),
    }
  })

  it('is read to its end, and on from there; what was not taken is told again', async () => {
    for (const id of ['a', 'b', 'c']) archive.add(message(id))
    const away = {
      ok: false,
      refusal: { kind: 'client.unreachable', status: 0, title: '', detail: '', requestId: null, errors: [], more: {} },
    } as const
    await expect(
      pullArchive({ ...pulling, goodstanding: { observeAll: () => Promise.resolve(away) } }),
    ).rejects.toThrow('not taken')
    expect(state.archive.seq).toBe(0)
    expect(await pullArchive(pulling)).toBe(3)
    expect(state.archive).toEqual({ seq: 3, readAt: NOW })
    archive.add(message('d'))
    expect(await pullArchive(pulling)).toBe(1)
    expect(told.map(({ id }) => id)).toEqual(['archive/a', 'archive/b', 'archive/c', 'archive/d'])
  })

  it('is not read past a message whose key is missing, and is when it is brought', async () => {
    archive.add(message('a'))
    archive.makeKey(2)
    archive.add(message('b'), 2)
    await expect(pullArchive(pulling)).rejects.toThrow('no private key of version 2')
    expect(told.map(({ id }) => id)).toEqual(['archive/a'])
    expect(await pullArchive({ ...pulling, keys: openKeyRing(archive.keys()) })).toBe(1)
  })

  it('says what an error of the library asks of the operator', async () => {
    archive.fail(10_009)
    await expect(pullArchive(pulling)).rejects.toThrow(/10009.*trusted/)
    expect(chatDataFrom({ errcode: 10_001, errmsg: 'net' })).toEqual({ ok: false, errcode: 10_001, words: 'net' })
    const item = { seq: 1, msgid: 'm', publickey_ver: 1, encrypt_random_key: 'k', encrypt_chat_msg: 'c' }
    expect(chatDataFrom({ errcode: 0, chatdata: [item, {}] })).toMatchObject({
      ok: true,
      items: [{ seq: 1, keyVersion: 1 }],
    })
  })

  it('rings before what was not read is lost', async () => {
    expect([null, NOW - DAY, NOW - 4.5 * DAY, NOW - 6 * DAY].map((at) => gapOf(at, NOW))).toEqual([
      'none',
      'none',
      'near',
      'lost',
    ])
    state = { ...state, archive: { seq: 0, readAt: NOW - 4.5 * DAY } }
    await pullArchive(pulling)
    expect(logged.join()).toContain('WeCom keeps five')
  })
})

describe('consent', () => {
  const archived = (more: Readonly<Record<string, unknown>>) => {
    const found = archivedFrom(JSON.stringify(message('m', more)))
    if (found === null) throw new Error('no message')
    return found
  }
  const direct = archived({ from: OUTSIDE, tolist: ['lin'] })
  const room = archived({ roomid: 'wr1', tolist: ['mo', OUTSIDE] })

  it('is asked once for many messages, believed for minutes, and needed of each person outside', async () => {
    let now = NOW
    let asked = 0
    const consent = createConsent({
      wecom: {
        agreedPairs: (pairs) => {
          asked += 1
          return Promise.resolve(pairs.map(({ userId, externalId }) => ({ userId, externalId })))
        },
        agreedInRoom: () => Promise.resolve([]),
      },
      now: () => now,
      log: () => undefined,
    })
    const colleagues = archived({})
    expect(await consent.allowed([direct, direct, room, colleagues])).toEqual([direct, direct, colleagues])
    await consent.allowed([direct])
    expect(asked).toBe(1)
    now += 11 * 60_000
    await consent.allowed([direct])
    expect(asked).toBe(2)
  })

  it('is none where WeCom refuses to tell, and is waited for where it does not answer', async () => {
    const refusing = (errcode: number | null) =>
      createConsent({
        wecom: {
          agreedPairs: () => Promise.reject(new WeComFault('msgaudit/check_single_agree', errcode, '')),
          agreedInRoom: () => Promise.resolve([]),
        },
        now: () => NOW,
        log: () => undefined,
      })
    expect(await refusing(48_002).allowed([direct])).toEqual([])
    await expect(refusing(null).allowed([direct])).rejects.toThrow('no answer')
    const told = refusing(48_002)
    told.agreed('lin', OUTSIDE)
    expect(await told.allowed([direct])).toEqual([direct])
  })
})
