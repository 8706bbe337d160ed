/** `npm start`: the product. The pages for browsers are built beside it, and delay nothing; until then they say so. */
import './demand-node.mjs'
import { buildPages, pagesAreStale } from './build-pages.mjs'
import { runBundle } from './run-bundle.mjs'
import { sayBuildFault } from './say-build-fault.mjs'

if (pagesAreStale())
  buildPages().catch((fault) => {
    process.stderr.write(`The pages could not be built. ${sayBuildFault(fault)}\n`)
  })
await runBundle('start')
