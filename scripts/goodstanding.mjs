/** `npm run goodstanding -- <verb>`: the command line, from a checkout. */
import './demand-node.mjs'
import { runBundle } from './run-bundle.mjs'

await runBundle()
