import type { ExplainedDecision } from '@goodstanding/sdk'
import { expect, it } from 'vitest'
import { readEventParts, tellingOf } from './read-event-parts.ts'

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
    { ...scan, unread: 'all' },
  ])
  const partly = readEventParts(
    decisionOn({ file: scan }, [{ ...UNREAD, value: 'some words within zip', pointer: '/data/file' }]),
  )
  expect(partly.files).toEqual([{ ...scan, unread: 'some' }])
  expect(unreadIn({ file: scan }, '/data/file')).toEqual([{ ...scan, unread: 'all' }])
  expect(unreadIn({ subject: { documents: [scan] } }, '/data/subject/documents/0')).toEqual([
    { ...scan, unread: 'all' },
  ])
})

it('says it of none where nothing of that was kept', () => {
  const data = { content: { files: [{ name: 'a.pdf' }] }, frame: { sha256: 'aa' } }
  expect(readEventParts(decisionOn(data, null)).files).toEqual([{ name: 'a.pdf' }, { sha256: 'aa' }])
})

it('points at what tells of harm, and not at a name beside it in which hardly any was measured', () => {
  const at = (signal: string, pointer: string, value: number | string) => ({ signal, pointer, value, start: 0, end: 4 })
  const threat = at('text.threat', '/data/content/text', 0.91)
  const pieces = [
    threat,
    at('text.threat', '/data/content/files/0/name', 0.1),
    at('text.hate', '/data/account/name', 0.2),
  ]
  expect(tellingOf(pieces).map(({ pointer }) => pointer)).toEqual(['/data/content/text', '/data/account/name'])
  const counted = [
    at('file.count', '/data/a', 1),
    at('file.count', '/data/b', 5),
    at('file.unread', '/data/a', 'a scan'),
  ]
  expect(tellingOf(counted)).toEqual(counted)
  const event = { data: { content: { text: 'I will', files: [{ name: 'scan.docx' }] } } }
  const decision = { event, findings: [{ evidence: pieces }], explanation: { words: [] } }
  const { texts } = readEventParts(decision as unknown as ExplainedDecision)
  expect(texts).toEqual([{ pointer: '/data/content/text', text: 'I will' }])
})
