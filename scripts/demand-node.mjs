/** Imported before anything else: an older Node gets far enough to open a database, and then stops on what it has not. */
import { readFileSync } from 'node:fs'
import { sayIn } from './say-in.mjs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const numbers = (version) => version.replace(/^\D+/, '').split('.').map(Number)
const [major, minor = 0] = numbers(engines.node)
const [ownMajor, ownMinor] = numbers(process.version)

if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
  process.stderr.write(
    sayIn(
      `Goodstanding needs Node ${major}.${minor} or newer, and this is ${process.version}. Install a newer one, e.g. from https://nodejs.org.\n`,
      `Goodstanding 需要 Node ${major}.${minor} 或更高版本，当前为 ${process.version}。请安装较新的版本，例如从 https://nodejs.org 获取。\n`,
    ),
  )
  process.exit(1)
}
