/** Imported before anything else: an older Node gets far enough to open a database, and then stops on what it has not. */
import { readFileSync } from 'node:fs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const numbers = (version) => version.replace(/^\D+/, '').split('.').map(Number)
const [major, minor = 0] = numbers(engines.node)
const [ownMajor, ownMinor] = numbers(process.version)

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(
    `Goodstanding needs Node ${major}.${minor} or newer, and this is ${process.version}. Install a newer one, e.g. from https://nodejs.org.\n`,
  )
  process.exit(1)
}
