/** A threat among a few lines of work: as long a text is no padding, and its lines are read one by one. */
import { readFileSync } from 'node:fs'
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { detector, valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
/** From here on a rule asks for a person to look; from there on one holds. */
const [LOOK, HOLD] = [0.6, 0.85]

const LINES = [
  'The meeting is at three in room 4.',
  'Lunch is on me.',
  'See you in the office tomorrow.',
  'The printer is fixed.',
  'Please send the slides.',
  'Thanks for the report.',
]
const ZH = ['下午三点在四号会议室开会。', '午饭我请。', '明天办公室见。', '打印机修好了。', '请把幻灯片发我。']

function threatOfFile(text: string): number {
  const sink = new SignalValues()
  detector.detect([{ pointer: '', text, isFile: true }], null, sink)
  return sink.value('text.threat')
}

describe('a note of a few lines that is sent', () => {
  it.each([1, 2, 3, 4, 5])('says as much by one of them as a long one: a threat behind and before %i', (count) => {
    for (const [threat, lines] of [
      ['I will kill you', LINES],
      ['我要杀了你', ZH],
    ] as const) {
      expect(threatOfFile([...lines.slice(0, count), threat].join('\n'))).toBeGreaterThanOrEqual(HOLD)
      expect(threatOfFile([threat, ...lines.slice(0, count)].join('\n'))).toBeGreaterThanOrEqual(HOLD)
    }
    expect(threatOfFile([...LINES.slice(0, count), 'This deadline will kill me'].join('\n'))).toBeLessThan(LOOK)
  })
})

describe('a plain threat among a few lines', () => {
  it.each([1, 2, 3, 4, 5, 6])('is looked at behind and before %i of them', (count) => {
    for (const [threat, lines] of [
      ['I will kill you', LINES],
      ['我要杀了你', ZH],
    ] as const) {
      expect(valueOf('text.threat', [...lines.slice(0, count), threat].join('\n'))).toBeGreaterThanOrEqual(LOOK)
      expect(valueOf('text.threat', [threat, ...lines.slice(0, count)].join('\n'))).toBeGreaterThanOrEqual(LOOK)
    }
  })

  it.each([
    'The meeting is at three in room 4.\nI will kill the process if it hangs\nLunch is on me.',
    'Lunch is on me.\nThis deadline will kill me\nSee you in the office tomorrow.',
    '午饭我请。\n我先把卡住的进程杀了\n明天办公室见。',
  ])('is not what is said of a process or a deadline: %s', (text) => {
    expect(valueOf('text.threat', text)).toBeLessThan(LOOK)
  })

  it('is not held for what people who quarrel write about others', () => {
    expect(valueOf('text.threat', `${LINES[0]}\nHe said I will kill you in the play\n${LINES[1]}`)).toBeLessThan(HOLD)
  })
})
