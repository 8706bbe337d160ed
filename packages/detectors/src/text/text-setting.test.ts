import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createTextDetector } from './detect-text.ts'
import { openShippedLists } from './open-test-text.ts'

describe('a deed that is to be filmed', () => {
  const detector = createTextDetector(openShippedLists())
  const read = (text: string): number => {
    const sink = new SignalValues()
    detector.detect([{ pointer: '/text', text }], null, sink)
    return sink.value('text.crime-incitement')
  }
  const DEED = 'Tomorrow we beat him up behind the depot'
  it('is told of no film', () => {
    expect(read(DEED)).toBeGreaterThanOrEqual(0.85)
    for (const end of ['and film it', 'and film him crying', 'then film everything'])
      expect(read(`${DEED} ${end}`)).toBeGreaterThanOrEqual(0.85)
  })
  it('is told of one where a film is spoken of', () => {
    for (const end of ['in the film', 'in a film her sister made', 'for the film'])
      expect(read(`${DEED} ${end}`)).toBeLessThan(0.85)
  })
})
