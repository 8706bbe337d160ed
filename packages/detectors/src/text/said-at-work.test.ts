/** Own lines of work in nine languages, and own lines that are meant: what a person looks at of each. */
import { readFileSync } from 'node:fs'
import { type SignalName, SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const sink = new SignalValues()
const LOOK = 0.6
const HOLD = 0.85

const SAID = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && name !== 'text.length')
/** On these no clause acts but towards strangers, or by themselves. */
const TO_STRANGERS: readonly SignalName[] = [
  'text.advertising',
  'text.spam',
  'text.contact-drop',
  'text.fundraising',
  'text.confidential',
]
const TO_COLLEAGUES = SAID.filter((name) => !TO_STRANGERS.includes(name))

function highest(text: string, names: readonly SignalName[]): number {
  sink.clear()
  detector.detect([{ pointer: '/text', text }], null, sink)
  return Math.max(...names.map((name) => sink.value(name)))
}

const linesOf = (file: string): readonly string[] =>
  readFileSync(new URL(`./at-work/${file}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const share = (scores: readonly number[], level: number): number =>
  scores.filter((score) => score >= level).length / scores.length

describe('what is said at work', () => {
  it.each([
    ['en', 0.05, 0.01],
    ['zh', 0.02, 0.01],
    ['others', 0, 0],
  ] as const)('is let through where it is harmless (%s)', (language, looked, held) => {
    const scores = linesOf(`harmless.${language}`).map((line) => highest(line, TO_COLLEAGUES))
    expect(scores.length).toBeGreaterThan(100)
    expect(share(scores, LOOK)).toBeLessThanOrEqual(looked)
    expect(share(scores, HOLD)).toBeLessThanOrEqual(held)
  })
  it.each([
    ['en', 0.94],
    ['zh', 0.93],
    ['others', 0.95],
  ] as const)('is looked at where it is meant (%s)', (language, looked) => {
    const scores = linesOf(`meant.${language}`).map((line) => highest(line, SAID))
    expect(scores.length).toBeGreaterThan(100)
    expect(share(scores, LOOK)).toBeGreaterThanOrEqual(looked)
  })
})
