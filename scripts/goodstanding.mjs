/** `npm run goodstanding -- <verb>`: the command line, from a checkout. */
import { runBundle } from './run-bundle.mjs'

await runBundle()
