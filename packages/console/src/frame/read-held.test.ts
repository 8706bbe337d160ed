import { describe, expect, it } from 'vitest'
import { readHeld } from './read-held.ts'

const like = { text: '', clause: null, files: [], scope: { days: 0 } }
const kept = { text: 'x', clause: 'conduct.j', files: ['a'], scope: { days: 3 } }

describe('a draft that was kept', () => {
  it('is gone on with as it was', () => {
    expect(readHeld(JSON.stringify(kept), like)).toEqual(kept)
    expect(readHeld(JSON.stringify({ ...kept, clause: null }), like)).toEqual({ ...kept, clause: null })
  })

  it('is none where it is of another shape, or nothing that can be read', () => {
    for (const other of [{ ...kept, files: 'a' }, { ...kept, scope: { days: '3' } }, { text: 'x' }, [], null, 'x'])
      expect(readHeld(JSON.stringify(other), like)).toBeNull()
    expect(readHeld('{"text', like)).toBeNull()
    expect(readHeld(null, like)).toBeNull()
  })
})
