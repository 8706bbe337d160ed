import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createTextDetector } from './detect-text.ts'
import { turnOverridden } from './turn-overridden.ts'
import { openShippedLists } from './open-test-text.ts'

const backwards = (words: string): string => Array.from(words).toReversed().join('')

describe('what a right-to-left override turns around', () => {
  const detector = createTextDetector(openShippedLists())
  const read = (text: string): SignalValues => {
    const sink = new SignalValues()
    detector.detect([{ pointer: '/text', text }], null, sink)
    return sink
  }

  it('is read as the screen shows it, and its place is the one in the text as sent', () => {
    const threat = 'I will kill you tomorrow'
    const text = `Hi 🎉 \u202e${backwards(threat)}\u202c, bye`
    const seen = read(text)
    expect(seen.value('text.threat')).toBeGreaterThan(0.85)
    const [evidence] = seen.evidence('text.threat').filter(({ value }) => Number(value) > 0.85)
    const place = text.slice(evidence?.start, evidence?.end)
    expect(backwards(threat)).toContain(place)
    expect(place).toContain('llik')
  })
  it('says nothing of words that are harmless both ways', () => {
    expect(read(`\u202e${backwards('see you at lunch tomorrow')}`).value('text.threat')).toBeLessThan(0.3)
  })
  it('is turned by characters, line by line, at the length that it had', () => {
    const turned = turnOverridden('a\u202ebc🎉\nde')
    expect(turned?.text).toBe('a\u202e🎉cb\nde')
    expect(turned?.placeOf({ pointer: '', start: 2, end: 4 })).toEqual({ pointer: '', start: 4, end: 6 })
    expect(turned?.placeOf({ pointer: '', start: 7, end: 9 })).toEqual({ pointer: '', start: 7, end: 9 })
    expect(turnOverridden('plain')).toBeNull()
  })
})
