/** The address and language that a service stated of a person. */
export type MailLanguage = 'en' | 'zh'

export type PersonMail = {
  /** As it was stated: null when none was, and no address where a service stated something else. */
  readonly address: string | null
  /** null: neither is known, and both are used. */
  readonly language: MailLanguage | null
}

export function readPersonMail(body: unknown): PersonMail {
  const { email, language } = body as { readonly email?: unknown; readonly language?: unknown }
  return {
    address: typeof email === 'string' && email.trim() !== '' ? email.trim() : null,
    language: languageOf(typeof language === 'string' ? language : null),
  }
}

/** `zh-Hant` is Chinese, `en-GB` English; of any other nobody knows which of the two its reader reads. */
export function languageOf(tag: string | null): MailLanguage | null {
  if (tag === null) return null
  if (/^zh\b/i.test(tag)) return 'zh'
  return /^en\b/i.test(tag) ? 'en' : null
}
