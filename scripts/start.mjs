/** `npm start`: the product. The pages for browsers are built beside it, and delay nothing; until then they say so. */
import './demand-node.mjs'
import { runBundle } from './run-bundle.mjs'
import { isNotInstalled, sayBuildFault } from './say-build-fault.mjs'

async function refreshPages() {
  const { buildPages, pagesAreStale } = await import('./build-pages.mjs')
  if (pagesAreStale()) await buildPages()
}

refreshPages().catch((fault) => {
  // The product itself says that packages are not there.
  if (!isNotInstalled(fault)) process.stderr.write(`The pages could not be built. ${sayBuildFault(fault)}\n`)
})
await runBundle('start')
