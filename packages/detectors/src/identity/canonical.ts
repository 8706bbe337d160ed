/** One spelling for what names a person: e-mail by provider, phone as E.164, document number. */

export function canonicalEmail(email: string): string | null {
  return email
}

/** E.164, or null. `country` (ISO 3166 alpha-2) reads numbers without a country code. */
export function canonicalPhone(phone: string, country: string | null): string | null {
  void country
  return phone
}

export function canonicalDocument(documentNumber: string): string | null {
  return documentNumber
}
