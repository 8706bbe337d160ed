import { describe, expect, it } from 'vitest'
import { tellHelp } from './tell-help.ts'

/** A homeserver that is busy for so many attempts. */
async function tellAt(busy: number) {
  const [told, waited, becomes]: [string[], number[], unknown[]] = [[], [], []]
  const words = { en: 'You are not alone.', zh: '您并不孤单。' }
  let attempts = 0
  const parts = {
    tell: ({ user, key }: { readonly user: string; readonly key: string }) => {
      attempts += 1
      if (attempts <= busy) return Promise.reject(new Error('PUT answered 429'))
      told.push(`${user} ${key}`)
      return Promise.resolve()
    },
    wait: (ms: number) => {
      waited.push(ms)
      return Promise.resolve()
    },
    log: (_level: string, _what: string, more: { readonly becomes?: unknown } = {}) => {
      becomes.push(more.becomes)
    },
  }
  await tellHelp(parts, '@li:acme.test', { id: 'dec_1', message: words })
  return { told, waited, becomes }
}

describe('where help is', () => {
  it('is told to whoever wrote, also where the homeserver was busy, and once', async () => {
    expect(await tellAt(0)).toEqual({ told: ['@li:acme.test dec_1-help'], waited: [], becomes: [] })
    const { told, waited } = await tellAt(2)
    expect(told).toEqual(['@li:acme.test dec_1-help'])
    expect(waited).toHaveLength(2)
  })

  it('is said in the log not to be told where nobody answers for minutes', async () => {
    const { told, becomes } = await tellAt(99)
    expect(told).toEqual([])
    expect(becomes.at(-1)).toBe('nobody tells them')
  })
})
