import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const detail = 'must not hold U+0000 or half of a surrogate pair'

it('a text that no database keeps is refused with its field, in a body and in a query', async () => {
  const sofia = await world.staff('sofia', 'senior')
  const bodies = [
    ['/v1/views', { name: 'a\0b', query: 'x' }, ['/name']],
    ['/v1/views', { name: 'fine', query: 'clause=\0' }, ['/query']],
    ['/v1/views', { name: 'x\ud800', query: '\0' }, ['/name', '/query']],
    ['/v1/cases/count', { queries: ['', 'organization=a\0b'] }, ['/queries/1']],
  ] as const
  for (const [path, body, pointers] of bodies)
    expect(await world.call(sofia, 'POST', path, body)).toMatchObject({
      status: 422,
      body: {
        kind: 'body.invalid',
        pointer: pointers[0],
        errors: pointers.map((pointer) => ({ pointer, detail })),
      },
    })
  for (const [path, name] of [
    ['/v1/cases', 'organization'],
    ['/v1/cases', 'clause'],
    ['/v1/reports', 'reporter'],
  ])
    expect(await world.call(sofia, 'GET', `${path}?limit=3&${name}=a%00b`)).toMatchObject({
      status: 422,
      body: { kind: 'query.invalid', pointer: `?${name}`, errors: [{ pointer: `?${name}`, detail }] },
    })
})
