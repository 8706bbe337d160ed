/** A setting that is misspelled changes nothing and says nothing: the product would start, e.g. on a database of its own. */
import { nearestName } from '@goodstanding/policy'

const PREFIX = 'GOODSTANDING_'

/** Every variable that the product or its command reads, but for `PORT`. */
export const SETTINGS: readonly string[] = [
  ...['ADDRESS_LIMIT', 'CLAMD', 'COUNTER_MEMORY_MB', 'DATA', 'DATABASE_URL', 'DNS_SERVERS', 'EVIDENCE_FILES_MB'],
  ...['CYBERTIP_PASSWORD', 'CYBERTIP_REPORTER', 'CYBERTIP_SERVICE', 'CYBERTIP_URL', 'CYBERTIP_USER'],
  ...['DRAIN', 'FILE_MEMORY_MB', 'HOST'],
  ...['KEY', 'KEYS_BEFORE', 'MAIL_ADDRESS', 'MAIL_CERTIFICATE', 'MAIL_KEY', 'MAIL_LISTEN', 'MAIL_NOTICES', 'SMTP_URL'],
  ...['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_EMAIL_VERIFIED', 'OIDC_ISSUER', 'OIDC_REDIRECT', 'OIDC_ROLES'],
  ...['OIDC_ROLES_CLAIM', 'OIDC_SCOPE', 'OIDC_SIGNED_OUT', 'OPINION_FORMAT', 'OPINION_KEY', 'OPINION_MODEL'],
  ...['OPINION_PER_DAY', 'OPINION_PER_MINUTE', 'OPINION_TIMEOUT_MS', 'OPINION_URL', 'PICTURE_MODEL', 'POLICY'],
  ...['PRIVATE_WEBHOOKS', 'PUBLIC_URL', 'RATE_LIMIT', 'RETENTION_DAYS', 'SERVICE_TOKEN', 'STOPNCII_CLAUSE'],
  ...['STOPNCII_KEY', 'STOPNCII_SUBSCRIPTION', 'STOPNCII_URL', 'STOP_WITHIN', 'TOKEN', 'TOKEN_GRACE_MINUTES'],
  'TRUSTED_PROXIES',
].map((name) => PREFIX + name)

/** What Kubernetes tells every pod beside a Service that is called as the product is. */
const OF_KUBERNETES = /^GOODSTANDING_(SERVICE_(HOST|PORT.*)|PORT_\d+_.*)$/

/** A sentence for each variable that looks like a setting and is none. */
export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const known = new Set(SETTINGS)
  return Object.keys(environment)
    .filter((name) => name.toUpperCase().startsWith(PREFIX) && !known.has(name))
    .filter((name) => !OF_KUBERNETES.test(name) && !/^(tcp|udp):\/\//.test(environment[name] ?? ''))
    .map((name) => {
      const meant = name === `${PREFIX}PORT` ? 'PORT' : nearest(name, SETTINGS)
      return `${name} is no setting, and changes nothing.${meant === null ? '' : ` Is ${meant} meant?`}`
    })
}

/** Compared without what all begin with, which would make any two of them alike. */
function nearest(name: string, settings: readonly string[]): string | null {
  const found = nearestName(
    name.slice(PREFIX.length),
    settings.map((setting) => setting.slice(PREFIX.length)),
  )
  return found === null ? null : PREFIX + found
}
