import { readFileSync } from 'node:fs'
import { type SignalName, SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { detector } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const sink = new SignalValues()

/** Signals on which no clause acts by themselves. */
const HARMLESS: readonly SignalName[] = [
  'text.length',
  'text.advertising',
  'text.spam',
  'text.contact-drop',
  'text.confidential',
]
const WATCHED = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && !HARMLESS.includes(name))

/** The highest score that any watched signal has for a line. */
function highest(text: string): number {
  sink.clear()
  detector.detect([{ pointer: '/text', text }], null, sink)
  return Math.max(...WATCHED.map((name) => sink.value(name)))
}

const linesOf = (language: string): readonly string[] =>
  readFileSync(new URL(`./office/${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** One line in fifty may be kept back, one in ten looked at: these are the words that harm is made of, all in one place. */
describe('what offices say every day in the words of harm', () => {
  it.each(['en', 'zh'])('passes (%s)', (language) => {
    const scores = linesOf(language).map(highest)
    expect(scores.length).toBeGreaterThan(150)
    expect(scores.filter((score) => score >= 0.85).length / scores.length).toBeLessThanOrEqual(0.02)
    expect(scores.filter((score) => score >= 0.6).length / scores.length).toBeLessThanOrEqual(0.1)
  })
})
