import { describe, expect, it } from 'vitest'
import { filesBack, nameBack } from './files-back.ts'

describe('a version that is gone back to', () => {
  it('has a name that no version has', () => {
    expect(nameBack('2026.11.1', ['2026.11.1', '2026.12.1'])).toBe('2026.11.1-r2')
    expect(nameBack('2026.11.1', ['2026.11.1', '2026.11.1-r2'])).toBe('2026.11.1-r3')
    expect(nameBack('2026.11.1-r2', ['2026.11.1', '2026.11.1-r2'])).toBe('2026.11.1-r3')
  })

  it('has its files as they were, without those that came since', () => {
    const then = { 'policy.yaml': 'id: a\nversion: "1"\n', 'x.yaml': 'old', 'y.yaml': 'same' }
    const now = { 'policy.yaml': 'id: a\nversion: "2"\n', 'x.yaml': 'new', 'y.yaml': 'same', 'z.yaml': 'added' }
    expect(filesBack(now, then, '1-r2')).toEqual({
      'policy.yaml': 'id: a\nversion: "1-r2"\n',
      'x.yaml': 'old',
      'z.yaml': null,
    })
  })
})
