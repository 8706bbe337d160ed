/** Registry numbers by their public checksums and forms. */
export type RegistryScheme = 'uscc' | 'lei' | 'vat' | 'ein' | 'crn'

/** `valid: null` when the scheme or country has no public checksum that we know. */
export type RegistryCheck = {
  readonly canonical: string
  readonly valid: boolean | null
  readonly country: string | null
}

export function checkRegistryNumber(scheme: RegistryScheme, value: string, country: string): RegistryCheck {
  return { canonical: `${scheme}:${value}`, valid: null, country }
}
