import { describe, expect, it } from 'vitest'
import { Compile } from 'typebox/compile'
import { EVENT_DATA, EVENT_TYPES, withDefaults } from './index.ts'

describe('the defaults of event data', () => {
  it.each(EVENT_TYPES)('of %s fit its schema', (type) => {
    expect([...Compile(EVENT_DATA[type]).Errors(withDefaults(type, {}))]).toEqual([])
  })

  it('give way to what is merged over them, member by member', () => {
    const merged = withDefaults('message.send', { content: { language: 'en' }, audience: { recipients: [] } })
    expect(merged).toMatchObject({
      content: { text: 'The stand-up moves to nine.', language: 'en' },
      audience: { recipients: [], size: 5 },
    })
  })
})
