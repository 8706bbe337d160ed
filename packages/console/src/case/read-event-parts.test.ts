import type { ExplainedDecision } from '@goodstanding/sdk'
import { expect, it } from 'vitest'
import { readEventParts } from './read-event-parts.ts'

const decisionOn = (data: object, evidence: readonly object[] | null): ExplainedDecision => {
  const explanation = { words: [], ...(evidence !== null && { inputs: { signals: { values: {}, evidence } } }) }
  const stated = { findings: [], event: { type: 'message.send', data }, explanation }
  return stated as unknown as ExplainedDecision
}
const UNREAD = { signal: 'file.unread', value: 'pages without letters' }

it('says of which files no word was read, wherever they stand in the event', () => {
  const [scan, note] = [{ name: 'scan.pdf' }, { name: 'note.txt' }]
  const unreadIn = (data: object, pointer: string) =>
    readEventParts(
      decisionOn(data, [
        { ...UNREAD, pointer },
        { signal: 'file.count', value: 2, pointer: '/data/file' },
      ]),
    ).files
  expect(unreadIn({ content: { files: [note, scan] } }, '/data/content/files/1')).toEqual([
    note,
    { ...scan, unread: true },
  ])
  expect(unreadIn({ file: scan }, '/data/file')).toEqual([{ ...scan, unread: true }])
  expect(unreadIn({ subject: { documents: [scan] } }, '/data/subject/documents/0')).toEqual([{ ...scan, unread: true }])
})

it('says it of none where nothing of that was kept', () => {
  const data = { content: { files: [{ name: 'a.pdf' }] }, frame: { sha256: 'aa' } }
  expect(readEventParts(decisionOn(data, null)).files).toEqual([{ name: 'a.pdf' }, { sha256: 'aa' }])
})
