/** What became of a report is told at the homeserver, which takes the same thing once. */
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
