import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createTextDetector } from './detect-text.ts'
import { openShippedLists } from './open-test-text.ts'
import { withSigns } from './sounded-signs.ts'

describe('characters that are written as they sound', () => {
  it.each([
    ['来du博吗', '来赌博吗'],
    ['有冰du出', '有冰毒出'],
    ['约pao吗', '约炮吗'],
    ['加weixin领', '加微信领'],
  ])('are read: %s', (text, signs) => {
    expect(withSigns(text)).toBe(signs)
  })
  it.each(['用ai写周报', '装app', 'sha', 'hash值', 'du2个', '你好', '这个xian索先给我看看'])(
    'are none in %s',
    (text) => {
      expect(withSigns(text)).toBeNull()
    },
  )
  it('are heard as whole words are', () => {
    const detector = createTextDetector(openShippedLists())
    const read = (text: string): number => {
      const sink = new SignalValues()
      detector.detect([{ pointer: '/text', text }], null, sink)
      return sink.value('text.threat')
    }
    expect(read('你再说一句我sha了你')).toBeGreaterThanOrEqual(0.6)
    expect(read('我把文件sha256发你')).toBeLessThan(0.3)
  })
})
