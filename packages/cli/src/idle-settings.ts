/** A setting that needs another one, which is not set, changes nothing: the operator believes that it does. */

type Need = { readonly settings: readonly string[]; readonly needs: readonly string[] }

const under = (prefix: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `GOODSTANDING_${prefix}${name}`)

const NEEDS: readonly Need[] = [
  { settings: under('MAIL_', 'NOTICES'), needs: under('', 'SMTP_URL') },
  { settings: under('MAIL_', 'CERTIFICATE', 'KEY'), needs: under('MAIL_', 'LISTEN') },
  { settings: under('MAIL_', 'ADDRESS'), needs: under('', 'MAIL_LISTEN', 'SMTP_URL') },
  { settings: under('', 'KEYS_BEFORE'), needs: under('', 'KEY') },
  {
    settings: under('OPINION_', 'FORMAT', 'KEY', 'MODEL', 'PER_DAY', 'PER_MINUTE', 'TIMEOUT_MS'),
    needs: under('OPINION_', 'URL'),
  },
  { settings: under('CYBERTIP_', 'PASSWORD', 'USER'), needs: under('', 'CYBERTIP_URL') },
  { settings: under('STOPNCII_', 'CLAUSE', 'KEY', 'SUBSCRIPTION'), needs: under('STOPNCII_', 'URL') },
  {
    settings: under(
      'OIDC_',
      'CLIENT_ID',
      'CLIENT_SECRET',
      'EMAIL_VERIFIED',
      'REDIRECT',
      'ROLES',
      'ROLES_CLAIM',
      'SCOPE',
      'SIGNED_OUT',
    ),
    needs: under('OIDC_', 'ISSUER'),
  },
  { settings: under('OIDC_', 'ROLES'), needs: under('OIDC_', 'ROLES_CLAIM') },
]

/** A sentence for each setting that is set and changes nothing. Shows no value: some are secret. */
export function idleSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const isSet = (name: string): boolean => !['', 'off'].includes(environment[name]?.trim() ?? '')
  const idle = NEEDS.filter(({ needs }) => !needs.some(isSet)).flatMap(({ settings, needs }) =>
    settings
      .filter(isSet)
      .map((name) => [name, `${name} changes nothing: it needs ${needs.join(' or ')}, which is not set.`] as const),
  )
  return [...new Map(idle.toReversed()).values()].toReversed()
}
