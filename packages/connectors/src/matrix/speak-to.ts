/** How one person is spoken to: their language, and the link by which they read why and appeal. */
import type { Decision, Goodstanding } from '@goodstanding/sdk'
import type { Config } from './config.ts'
import type { Log } from '../log.ts'
import { organizationOf } from './organizations.ts'
import { type Language, languageOfTag } from './words.ts'

type Parts = {
  readonly config: Pick<Config, 'goodstanding' | 'language' | 'organizations' | 'timeoutMs'>
  readonly goodstanding: Goodstanding
  readonly log: Log
}

/** `signal`: when a refusal is said without the link, or in the default language, rather than late. */
export function createSender({ config, goodstanding, log }: Parts) {
  const inTime = (): AbortSignal => AbortSignal.timeout(config.timeoutMs)
  return {
    /** What their fact states, else what the text shows, else the default. */
    languageOf: async (person: string, shown: Language | null, signal = inTime()): Promise<Language> => {
      const path = `/v1/people/${encodeURIComponent(person)}`
      const fact = await goodstanding.ask<{ readonly language?: string }>('GET', path, { signal })
      const stated = fact.ok ? fact.value.language : undefined
      return stated === undefined ? (shown ?? config.language) : languageOfTag(stated)
    },
    /** Signs them in for ten minutes where they read why, and appeal. Null: somebody of no organization. */
    appealLink: async (person: string, decision: Decision, signal = inTime()): Promise<string | null> => {
      const organization = organizationOf(person, config.organizations)
      if (organization === null) return null
      const body = { sub: person, organization, role: 'member', ttl: 600 }
      const minted = await goodstanding.ask<{ readonly token: string }>('POST', '/v1/member-tokens', { body, signal })
      if (!minted.ok) {
        log('warn', 'No link to appeal by: no token was minted.', { why: minted.refusal.kind })
        return null
      }
      const to = encodeURIComponent(`/me/kept-back/${decision.id}`)
      return `${config.goodstanding.publicUrl}/sign-in?token=${encodeURIComponent(minted.value.token)}&to=${to}`
    },
  }
}

export type Sender = ReturnType<typeof createSender>
