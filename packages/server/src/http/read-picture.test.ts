import { describe, expect, it } from 'vitest'
import { pictureIn, withoutBytes } from './read-picture.ts'

const event = {
  type: 'message.send',
  data: {
    content: {
      text: 'look',
      files: [
        { name: 'a.png', data: 'iVBORw0KGgoAAAA=' },
        { name: 'b.pdf', data: 'JVBERi0=' },
      ],
    },
  },
}

describe('the files of a recorded message', () => {
  it('reach a page without their bytes, and pictures say that they can be drawn', () => {
    expect(withoutBytes(event)).toEqual({
      type: 'message.send',
      data: { content: { text: 'look', files: [{ name: 'a.png', picture: true }, { name: 'b.pdf' }] } },
    })
    expect(withoutBytes({ type: 'session.start' })).toEqual({ type: 'session.start' })
  })

  it('are pictures by how they begin', () => {
    expect(pictureIn(event, 0)?.type).toBe('png')
    expect(pictureIn(event, 1)).toBeNull()
    expect(pictureIn(event, 9)).toBeNull()
    expect(pictureIn(null, 0)).toBeNull()
  })
})
