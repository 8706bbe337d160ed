import { describe, expect, it } from 'vitest'
import { createPlaces } from './places.ts'

const soon = () => performance.now() + 20
const late = () => performance.now() + 600_000

describe('places', () => {
  it('are given to so many, and then in the order in which they came', async () => {
    const places = createPlaces(2)
    expect(await Promise.all([places.enter(late()), places.enter(late())])).toEqual([true, true])
    const came: number[] = []
    const three = places.enter(late()).then(() => came.push(3))
    const four = places.enter(late()).then(() => came.push(4))
    places.leave()
    await three
    expect(came).toEqual([3])
    places.leave()
    await four
    expect(came).toEqual([3, 4])
  })

  it('are waited for no longer than there is time', async () => {
    const places = createPlaces(1)
    expect(await places.enter(late())).toBe(true)
    expect(await places.enter(soon())).toBe(false)
    expect(await places.enter(performance.now() - 1)).toBe(false)
  })

  it('go to whoever still waits, and not to those who went', async () => {
    const places = createPlaces(1)
    await places.enter(late())
    const gone = places.enter(soon())
    const waits = places.enter(late())
    expect(await gone).toBe(false)
    places.leave()
    expect(await waits).toBe(true)
    places.leave()
    expect(await places.enter(soon())).toBe(true)
  })
})
