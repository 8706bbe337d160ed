/** What became of a report, and what an authority was given, is told at the homeserver, which takes the same thing once. */
import type { Bilingual } from '@goodstanding/model'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Handling, handleWebhook } from './handle-webhook.ts'

it('tells each answer to a report once: that it was closed at home, and later what the operator decided', async () => {
  let answer: Bilingual | undefined
  const taken = new Map<string, string>()
  const handling = {
    config: { notices: 'server-notice' },
    goodstanding: { reports: { get: () => Promise.resolve({ ok: true, value: { answer } }) } },
    tell: ({ key, words }: { readonly key: string; readonly words: Bilingual }) => {
      if (!taken.has(key)) taken.set(key, words.en)
      return Promise.resolve()
    },
  } as unknown as Handling
  const hear = (now?: Bilingual) => {
    answer = now
    return handleWebhook(handling, {
      type: 'report.answered',
      subject: 'account/@li:acme.test',
      data: { report: 'rep_1' },
    } as never)
  }
  const closed = { en: 'They have made up.', zh: '双方已和好。' }
  for (const said of [undefined, closed, closed, undefined, { en: 'We acted on it.', zh: '我们已采取措施。' }])
    await hear(said)
  expect([...taken.values()]).toEqual([
    expect.stringContaining('They have made up.'),
    expect.stringContaining('We acted on it.'),
  ])
})

it('tells whoever an authority was given records about, again when its review changed it, and nobody of another service', async () => {
  const taken = new Map<string, string>()
  let en = 'It must be reviewed.'
  const handling = {
    config: { notices: 'server-notice' },
    goodstanding: {
      ask: (_method: string, path: string) =>
        Promise.resolve({ ok: true, value: { subject: 'account/@li:acme.test', message: { en, zh: path } } }),
    },
    tell: ({ user, key, words }: { readonly user: string; readonly key: string; readonly words: Bilingual }) => {
      taken.set(key, `${user} ${words.en} ${words.zh}`)
      return Promise.resolve()
    },
  } as unknown as Handling
  const hear = (recipient: string) =>
    handleWebhook(handling, {
      ...{ type: 'disclosure.told', subject: recipient, data: { disclosure: 'dis_1', recipient } },
    } as never)
  await hear('account/@li:acme.test')
  await hear('account/@li:acme.test')
  await hear('account/u77')
  await hear('organization/acme')
  en = 'It was reviewed.'
  await hear('account/@li:acme.test')
  expect([...taken.values()]).toEqual([
    '@li:acme.test It must be reviewed. /v1/disclosures/dis_1',
    '@li:acme.test It was reviewed. /v1/disclosures/dis_1',
  ])
})

describe('what comes after a notice', () => {
  const notice = {
    ...{ id: 'ntc_1', recipient: 'account/@li:acme.test', appealToken: 'apt_1', message: { en: 'Why', zh: '原因' } },
    described: {
      facts: [
        { name: 'now', label: { en: 'Now', zh: '现状' }, value: { en: 'reversed on Monday', zh: '已撤销' } },
        { name: 'facts', label: { en: 'What was found', zh: '认定事实' }, value: { en: 'Copies', zh: '群发' } },
      ],
    },
  }
  const appeal = {
    ...{ id: 'apl_1', status: 'upheld', action: 'act_1', party: 'subject', by: '@li:acme.test' },
    ...{
      summary: { en: 'The decision stands.', zh: '维持原决定。' },
      answer: { en: 'It was you.', zh: '确系您本人。' },
    },
  }
  let told: string[]
  let kept: readonly object[]
  let filed: object
  const ok = (value: object) => ({ ok: true, value })
  const handling = (notices: string) =>
    ({
      config: { notices, goodstanding: { publicUrl: 'https://g.example' } },
      goodstanding: {
        notices: { list: () => Promise.resolve({ ok: true, value: { items: kept, next: null } }) },
        appeals: { get: () => Promise.resolve(filed) },
      },
      tell: ({ user, key, words }: { readonly user: string; readonly key: string; readonly words: Bilingual }) => {
        told.push(`${user} ${key} ${words.en}`)
        return Promise.resolve()
      },
    }) as unknown as Handling
  const hear = (type: string, data: object, { subject = 'account/@li:acme.test', notices = 'server-notice' } = {}) =>
    handleWebhook(handling(notices), { type, subject, data } as never)
  beforeEach(() => {
    told = []
    kept = [notice]
    filed = ok(appeal)
  })
  const reversed = { action: 'act_1', type: 'suspend', why: 'error' }

  it('tells that what it told of was reversed, and where that is read', async () => {
    await hear('action.reversed', reversed)
    const words = 'What we gave you notice of was reversed.\n\nNow: reversed on Monday'
    const link = 'Read it here: https://g.example/notices/ntc_1?token=apt_1'
    expect(told).toEqual([`@li:acme.test ntc_1-reversed ${words}\n\n${link}`])
  })

  it('tells nothing of a reversal where an appeal asked for it, where no notice was sent or it went elsewhere, or where none are passed on', async () => {
    await hear('action.reversed', { ...reversed, why: 'appeal' })
    await hear('action.reversed', reversed, { notices: 'none' })
    kept = []
    await hear('action.reversed', reversed)
    kept = [{ ...notice, recipient: 'organization/acme' }]
    await hear('action.reversed', reversed)
    kept = [{ ...notice, recipient: 'account/u77' }]
    await hear('action.reversed', reversed)
    expect(told).toEqual([])
  })

  it('tells whoever appealed what was answered, and nobody else', async () => {
    const data = { appeal: 'apl_1', outcome: 'uphold', party: 'subject', action: 'act_1' }
    await hear('appeal.decided', data)
    const link = 'Read it here: https://g.example/notices/ntc_1?token=apt_1'
    const words = `The decision stands.\n\nIt was you.`
    expect(told).toEqual([`@li:acme.test apl_1-answered ${words}\n\n${link}`])
    told = []
    await hear('appeal.decided', data, { subject: 'account/@mo:acme.test' })
    filed = ok({ ...appeal, party: 'reporter', by: '@mo:acme.test' })
    await hear('appeal.decided', { ...data, party: 'reporter' })
    expect(told).toEqual([])
    await hear('appeal.decided', { ...data, party: 'reporter' }, { subject: 'account/@mo:acme.test' })
    expect(told).toEqual([`@mo:acme.test apl_1-answered ${words}`])
  })

  it('goes on where its token may read no appeals, and asks again where there is no answer', async () => {
    const data = { appeal: 'apl_1', outcome: 'uphold', party: 'subject', action: 'act_1' }
    filed = { ok: false, refusal: { status: 403, kind: 'permission.scope' } }
    await hear('appeal.decided', data)
    expect(told).toEqual([])
    filed = { ok: false, refusal: { status: 503, kind: 'client.unreachable' } }
    await expect(hear('appeal.decided', data)).rejects.toThrow('could not be read')
  })
})
