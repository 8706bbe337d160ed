/** What became of a report, and what an authority was given, is told at the homeserver, which takes the same thing once. */
import type { Bilingual } from '@goodstanding/model'
import { expect, it } from 'vitest'
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
