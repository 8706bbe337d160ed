/** The settings of reports to NCMEC. All are off until they are set. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError } from '@goodstanding/server'
import { say } from '../say.ts'
import type { Account } from './client.ts'
import type { Reporter } from './tip.ts'

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** What stands before `/submit`; null: none is set. */
export function readBase(environment: Environment): string | null {
  const stated = environment['GOODSTANDING_CYBERTIP_URL']?.trim() ?? ''
  if (stated === '' || stated === 'off') return null
  const url = readUrl(stated)
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname))
  if (url === null || !isSafe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ConfigError(say('GOODSTANDING_CYBERTIP_URL must be an https address such as {0}.', TEST_BASE))
  return `${url.origin}${url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname}`
}

export const REAL_BASE = 'https://report.cybertip.org/ispws'
export const TEST_BASE = 'https://exttest.cybertip.org/ispws'

/** Whom NCMEC knows; a refusal where something is missing. */
export function readAccount(environment: Environment): Account {
  const base = readBase(environment)
  if (base === null)
    throw new ConfigError(
      say(
        'Nothing is sent before GOODSTANDING_CYBERTIP_URL is set: {0} to try it, {1} to report.',
        TEST_BASE,
        REAL_BASE,
      ),
    )
  const user = environment['GOODSTANDING_CYBERTIP_USER'] ?? ''
  const password = environment['GOODSTANDING_CYBERTIP_PASSWORD'] ?? ''
  if (user === '' || password === '' || user.includes(':'))
    throw new ConfigError(
      say(
        'GOODSTANDING_CYBERTIP_USER and GOODSTANDING_CYBERTIP_PASSWORD must hold what NCMEC gave you; a name holds no colon.',
      ),
    )
  return { base, user, password }
}

/** `First, Last, mail@example.com`; null: not set. */
export function readReporter(environment: Environment): Reporter | null {
  const stated = environment['GOODSTANDING_CYBERTIP_REPORTER']?.trim() ?? ''
  if (stated === '') return null
  const [firstName = '', lastName = '', mail = '', ...more] = stated.split(',').map((part) => part.trim())
  if (firstName === '' || lastName === '' || !isMail(mail) || more.length > 0)
    throw new ConfigError(
      say('GOODSTANDING_CYBERTIP_REPORTER must read "first name, last name, mail address", not "{0}".', stated),
    )
  return { firstName, lastName, mail }
}

export function isMail(text: string): boolean {
  const at = text.indexOf('@')
  return at > 0 && at === text.lastIndexOf('@') && at < text.length - 1 && !/\s/.test(text)
}
