/** Who sits at a browser. Nobody needs a password here: it is a place to try things, on this machine only. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Store } from '../store/open-store.ts'
import type { Person } from '../words.ts'

export type SignIn = {
  readonly cookieFor: (person: Person) => string
  readonly personOf: (request: FastifyRequest) => Person | null
}

const NAME = 'workplace'

export function createSignIn(store: Store): SignIn {
  const key = store.setting('cookie-key') ?? randomBytes(32).toString('base64url')
  store.putSetting('cookie-key', key)
  const sign = (id: string): string => createHmac('sha256', key).update(id).digest('base64url')
  return {
    cookieFor: ({ id }) =>
      `${NAME}=${encodeURIComponent(id)}.${sign(id)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200`,
    personOf: (request) => {
      const cookie = request.headers.cookie?.split(/;\s*/).find((part) => part.startsWith(`${NAME}=`))
      const value = cookie?.slice(NAME.length + 1) ?? ''
      const dot = value.lastIndexOf('.')
      if (dot < 0) return null
      const id = decodeURIComponent(value.slice(0, dot))
      const given = Buffer.from(value.slice(dot + 1))
      const right = Buffer.from(sign(id))
      return given.length === right.length && timingSafeEqual(given, right) ? store.person(id) : null
    },
  }
}
