/** Flags of a verb: `--name value` or `--name=value`; what is left are its words. Unknown flags are refused by name, and words that it does not take. */
import { ConfigError } from '@goodstanding/server'
import { say } from './say.ts'

export type Flags<Name extends string> = {
  readonly words: readonly string[]
  readonly flags: ReadonlyMap<Name, string>
}

/** `most`: how many words the verb takes. A second folder that nobody reads would pass for one that was checked. */
export function readFlags<const Name extends string>(
  argv: readonly string[],
  known: readonly Name[],
  most = 1,
): Flags<Name> {
  const words: string[] = []
  const flags = new Map<Name, string>()
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? ''
    if (!argument.startsWith('--')) {
      words.push(argument)
      continue
    }
    const [name = '', inline] = argument.slice(2).split(/=(.*)/s, 2)
    const flag = known.find((one) => one === name)
    if (flag === undefined)
      throw new ConfigError(
        say(
          '"--{0}" is not a flag of this verb. Known: {1}.',
          name,
          known.map((one) => `--${one}`).join(' ') || say('none'),
        ),
      )
    const value = inline ?? argv[++at]
    // Another flag is no value of this one, and nothing is none: a variable of the shell was empty.
    if (!value || (inline === undefined && value.startsWith('--')))
      throw new ConfigError(say('--{0} needs a value.', name))
    flags.set(flag, value)
  }
  const over = words[most]
  if (over !== undefined)
    throw new ConfigError(say('"{0}" is more than this verb takes. `goodstanding help` says what each one does.', over))
  return { words, flags }
}

/** A whole number, or a refusal that names the flag. */
export function wholeNumber(flag: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0)
    throw new ConfigError(say('--{0} must be a whole number, not "{1}".', flag, value))
  return number
}
