import { describe, expect, it } from 'vitest'
import { createOnce } from './once.ts'

/** A server that gives these answers one after the other, and remembers the keys it was sent. */
function serverThat(...answers: readonly (number | readonly [number, string] | Error)[]) {
  const keys: (string | null)[] = []
  const bodies: unknown[] = []
  const once = createOnce(
    (_, init) => {
      const answer = answers[keys.length] ?? 200
      keys.push(new Headers(init?.headers).get('idempotency-key'))
      bodies.push(init?.body)
      if (answer instanceof Error) return Promise.reject(answer)
      const [status, kind] = typeof answer === 'number' ? [answer, ''] : answer
      return Promise.resolve(Response.json({ kind }, { status }))
    },
    () => 'zh',
  )
  let made = 0
  const press = (path: string, body = '{"text":"Beyond me."}') =>
    once(path, { method: 'POST', headers: { 'idempotency-key': `key-${(made += 1)}` }, body }).catch(() => null)
  const remove = (path: string) => once(path, { method: 'DELETE' })
  return { press, remove, keys, bodies }
}

const LOST = new Error('stopped')
const NOTE = '/v1/cases/c1/note'

describe('what is pressed again after its answer was lost', () => {
  it.each([LOST, 503, 500, 429, 401])('goes out under the key that it had, until it is answered (%s)', async (lost) => {
    const { press, keys } = serverThat(lost, lost)
    for (let turn = 1; turn <= 4; turn += 1) await press(NOTE)
    expect(keys).toEqual(['key-1', 'key-1', 'key-1', 'key-4'])
  })

  it('is another act once it is written otherwise, or about something else', async () => {
    const { press, keys } = serverThat(LOST)
    await press(NOTE)
    await press(NOTE, '{"text":"Beyond us."}')
    await press('/v1/cases/c2/note')
    expect(keys).toEqual(['key-1', 'key-2', 'key-3'])
  })

  it('is the same act though it counts from now, and another one where somebody chose another moment', async () => {
    const until = (moment: string) => `{"until":"2026-12-08T${moment}Z"}`
    const { press, keys, bodies } = serverThat(LOST, LOST, LOST, LOST)
    for (const moment of ['05:14:49.731', '05:16:02.004', '05:14:00.000', '05:30:00.000'])
      await press('/v1/cases/c1/decide', until(moment))
    await press('/v1/cases/c1/decide', '{"until":"2026-12-15T05:17:02.004Z"}')
    expect(keys).toEqual(['key-1', 'key-1', 'key-3', 'key-4', 'key-5'])
    expect(bodies[1]).toBe(bodies[0])
  })

  it('is done anew where the thing was led elsewhere meanwhile, and a note is still the same note', async () => {
    const { press, keys } = serverThat(LOST, LOST, LOST)
    await press('/v1/cases/c1/claim', '{}')
    await press(NOTE)
    await press('/v1/complaints')
    await press('/v1/cases/c1/release', '{}')
    await press('/v1/cases/c1/claim', '{}')
    await press(NOTE)
    await press('/v1/complaints')
    expect(keys.slice(4)).toEqual(['key-5', 'key-2', 'key-3'])
  })

  it('is stated anew once what was stated is gone', async () => {
    const { press, remove, keys } = serverThat(LOST)
    const path = '/v1/registers/urls/phish-1'
    await press(path)
    await remove(path)
    await press(path)
    expect(keys).toEqual(['key-1', null, 'key-2'])
  })

  it('keeps its key while it is refused because it is under way or done, and says so in words', async () => {
    const { press, keys } = serverThat(LOST, [409, 'idempotency.in-progress'], [409, 'idempotency.done'])
    await press(NOTE)
    expect(await (await press(NOTE))?.json()).toMatchObject({ detail: expect.stringContaining('仍在处理') })
    expect(await (await press(NOTE))?.json()).toMatchObject({ title: expect.stringContaining('已经完成') })
    await press(NOTE)
    expect(new Set(keys)).toEqual(new Set(['key-1']))
  })

  it('is made anew where what it made was shown to nobody', async () => {
    const { press, keys } = serverThat(LOST, [409, 'idempotency.done'])
    for (let turn = 1; turn <= 3; turn += 1) await press('/v1/staff/mei/tokens', '{}')
    expect(keys).toEqual(['key-1', 'key-1', 'key-3'])
  })

  it('is refused for another reason as ever, and has a key of its own then', async () => {
    const { press, keys } = serverThat(LOST, [409, 'case.decided'])
    await press(NOTE)
    expect(await (await press(NOTE))?.json()).toEqual({ kind: 'case.decided' })
    await press(NOTE)
    expect(keys).toEqual(['key-1', 'key-1', 'key-3'])
  })
})
