/** One schema to a name, and nothing lost on the way. */
import { describe, expect, it } from 'vitest'
import { type Json, nameSchemas, type Naming } from './name-schemas.ts'

const nothingYet = (): Naming => ({ schemas: new Map(), seen: new Map() })

describe('names of schemas', () => {
  it('stand for one schema each', () => {
    const one = { title: 'Case', type: 'object', properties: { title: { type: 'string' } } }
    const other = { title: 'Case', type: 'object', properties: {} }
    const naming = nothingYet()
    expect(nameSchemas({ a: one, b: [one] }, naming)).toEqual({
      a: { $ref: '#/components/schemas/Case' },
      b: [{ $ref: '#/components/schemas/Case' }],
    })
    expect(naming.schemas.get('Case')).toEqual({ type: 'object', properties: { title: { type: 'string' } } })
    expect(() => nameSchemas([one, other], nothingYet())).toThrow('Two schemas are called Case')
  })

  it('are looked for within one another, and leave alone what is called title', () => {
    const inner = { title: 'Subject', type: 'object', properties: { title: { title: 'Word', enum: ['a', 'b'] } } }
    const naming = nothingYet()
    nameSchemas({ title: 'Case', type: 'object', properties: { subject: inner } }, naming)
    expect([...naming.schemas.keys()]).toEqual(['Word', 'Subject', 'Case'])
    expect(naming.schemas.get('Word')).toEqual({ type: 'string', enum: ['a', 'b'] })
    expect(naming.schemas.get('Subject')).toEqual({
      type: 'object',
      properties: { title: { $ref: '#/components/schemas/Word' } },
    })
  })

  it('leave a record what its members are, and an object of which nothing is told open', () => {
    const look = (schema: Json) => nameSchemas(schema, nothingYet())
    const members = { type: 'array', items: { type: 'string' } }
    expect(look({ type: 'object', patternProperties: { '^.*$': members } })).toEqual({
      type: 'object',
      additionalProperties: members,
    })
    expect(look({ type: 'object', patternProperties: { '^x-': members } })).toEqual({
      type: 'object',
      patternProperties: { '^x-': members },
    })
    expect(look({ type: 'object', properties: {} })).toEqual({ type: 'object', additionalProperties: true })
  })
})
