/** How a token that nobody knows is refused: what to do next depends on what it is a token of, and its beginning says that. */
import { Problem } from '../http/problems.ts'
import { namesToken } from './read-bearer.ts'

const BY_BEGINNING: readonly (readonly [beginning: string, detail: string])[] = [
  [
    'gst_',
    'This token of a service is not known here, or was revoked. The line that says that the product is ready shows one.',
  ],
  [
    'gsm_',
    'This token of a person has ended, or was not minted here. Your service mints them: POST /v1/member-tokens.',
  ],
  ['gsi_', 'This token is of a sign-in link: open the link in a browser. Programs use the token of a service, gst_….'],
]

const NOT_WHOLE =
  'What stands behind `Bearer` is no whole token: it has fewer than 8 characters, or more than 4,096. The line that says that the product is ready shows one.'

/** For a header that holds no token. */
export function noToken(header: string): Problem {
  const detail = namesToken(header) ? NOT_WHOLE : 'The Authorization header must read `Bearer <token>`.'
  return new Problem('token.missing', { detail })
}

export function unknownToken(token: string): Problem {
  const found = BY_BEGINNING.find(([beginning]) => token.startsWith(beginning))
  return new Problem('token.unknown', found === undefined ? {} : { detail: found[1] })
}
