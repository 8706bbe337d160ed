/** `?subject=` names a type and an id: what names none would find nothing, and say so to nobody. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
let carl: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  carl = await world.staff('carl', 'counsel')
})
afterAll(() => world.close())

it.each(['cases', 'actions', 'notices', 'disclosures'])(
  'is refused by %s where it names no type or no id',
  async (list) => {
    const who = { cases: sofia, actions: sofia, notices: world.service, disclosures: carl }[list] ?? sofia
    const ask = (subject: string) => world.call(who, 'GET', `/v1/${list}?subject=${encodeURIComponent(subject)}`)
    for (const subject of ['u1', 'acount/u1', 'account', 'account/', '/u1', 'Account/u1', 'account u1']) {
      const { status, body } = await ask(subject)
      expect({ status, kind: body['kind'], pointer: body['pointer'] }, subject).toEqual({
        ...{ status: 422, kind: 'query.invalid', pointer: '?subject' },
      })
    }
    for (const subject of ['account/u1', 'organization/acme', 'content/dec_1', 'account/a/b', 'account/中 文'])
      expect((await ask(subject)).status, subject).toBe(200)
  },
)
