import { describe, expect, it } from 'vitest'
import { contentTypesFrom } from './from-judged-event.ts'

const message = (content: object) => ({ type: 'message.send', data: { content } })
const file = (mediaType?: string) => ({ name: 'a', ...(mediaType === undefined ? {} : { mediaType }) })

describe('what a content was', () => {
  it('is each of the types that it shows, once', () => {
    expect(contentTypesFrom(message({ text: 'Hello' }))).toEqual(['CONTENT_TYPE_TEXT'])
    expect(contentTypesFrom(message({ text: ' ', links: [{ text: '', target: 'x' }] }))).toEqual(['CONTENT_TYPE_TEXT'])
    const files = ['image/png', 'Image/JPEG', 'video/mp4', 'audio/ogg'].map(file)
    expect(contentTypesFrom(message({ text: '', files }))).toEqual([
      'CONTENT_TYPE_IMAGE',
      'CONTENT_TYPE_VIDEO',
      'CONTENT_TYPE_AUDIO',
    ])
    expect(contentTypesFrom({ type: 'file.upload', data: { file: file('image/png') } })).toEqual(['CONTENT_TYPE_IMAGE'])
    expect(contentTypesFrom({ type: 'live.frame', data: { live: { id: 'l' } } })).toEqual(['CONTENT_TYPE_VIDEO'])
    expect(contentTypesFrom({ type: 'app.register', data: { app: { id: 'a' } } })).toEqual(['CONTENT_TYPE_APP'])
  })

  it('is something else where no type of the list is meant, or nothing of it is kept', () => {
    const zip = message({ text: '', files: [file('application/zip'), file()] })
    for (const event of [zip, message({ text: '' }), null, undefined, 'x', { type: 1, data: [] }])
      expect(contentTypesFrom(event)).toEqual(['CONTENT_TYPE_OTHER'])
  })
})
