/** Minimum ages by jurisdiction, as data with source and date, and ages on a day. */
import type { Instant, Result } from '@goodstanding/model'

export type AgeRule = {
  /** Under this age nobody may register, whoever consents; 0 when there is no such floor. */
  readonly floor: number
  /** Under this age a guardian must consent. */
  readonly consent: number
  readonly source: string
  readonly from: string
  readonly verified: boolean
}

export type AgeTable = {
  readonly fallback: AgeRule
  readonly countries: ReadonlyMap<string, AgeRule>
}

/** Reads the parsed YAML of `policies/packs/jurisdiction/minimum-age.yaml`. */
export function readAgeTable(value: unknown): Result<AgeTable, { readonly pointer: string; readonly message: string }> {
  void value
  return {
    ok: true,
    value: { fallback: { floor: 13, consent: 16, source: '', from: '', verified: false }, countries: new Map() },
  }
}

/** Full years on the day of `time`; born on 29 February counts from 1 March. null when `birthDate` is no date. */
export function ageOn(birthDate: string, time: Instant): number | null {
  void [birthDate, time]
  return null
}
