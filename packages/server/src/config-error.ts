/** What every reader of configuration shares. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A value that keeps the server from starting, in words. */
export class ConfigError extends Error {}

/** The whole number that a setting states as text; null where it states none. */
export function wholeNumber(
  name: string,
  stated: string | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): number | null {
  if (stated === undefined || stated === '') return null
  const number = Number(stated)
  if (!Number.isInteger(number) || number < min || number > max)
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${stated}".`)
  return number
}
