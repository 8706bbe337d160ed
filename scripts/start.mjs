/** `npm start`: the product. */
import { runBundle } from './run-bundle.mjs'

await runBundle('start')
