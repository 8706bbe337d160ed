/** Does what a verb says, and tells why where it cannot. */
import { isUnread, UNREAD } from './outlive-readers.ts'
import { type Language, speak } from './say.ts'
import { told } from './told.ts'

/** The exit code: 0 done, 1 the answer is no or the call was wrong. */
type Doing = (argv: readonly string[]) => Promise<number>

/** The verbs of a part, by name. */
export type Doings = Readonly<Record<string, Doing>>

/** Does one of the verbs of a part, in a language; the exit code is the process's. */
export type Perform = (verb: string, language: Language, argv: readonly string[]) => Promise<void>

/** How long a process whose verb has failed may go on. */
const LINGER_MS = 2_000

/** A part is a file of its own once it is built, which shares nothing with the one that loads it: so it is told the language. */
export const performs =
  (doings: Doings): Perform =>
  async (verb, language, argv) => {
    speak(language)
    try {
      const doing = doings[verb]
      if (doing === undefined) throw new Error(`${verb} is a verb of another part.`)
      const code = await doing(argv)
      // What could not be printed has failed already.
      process.exitCode ??= code
    } catch (thrown) {
      if (isUnread(thrown)) {
        process.exitCode = UNREAD
        return
      }
      process.stderr.write(`${told(thrown)}\n`)
      process.exitCode = 1
      // Whatever was left behind holds handles that would keep the process; what is written goes out before.
      setTimeout(() => process.exit(), LINGER_MS).unref()
    }
  }
