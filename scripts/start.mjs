/**
 * `npm start`: the product. The pages for browsers are built beside it, and delay nothing; until then they say so. They come behind the bundle,
 * which keeps two cores busy: a product that starts leaves most of one.
 */
import './demand-node.mjs'
import { refreshBundle, runBundle } from './run-bundle.mjs'
import { isNotInstalled, sayBuildFault } from './say-build-fault.mjs'

async function refreshPages() {
  const { buildPages, pagesAreStale } = await import('./build-pages.mjs')
  if (pagesAreStale()) await buildPages()
}

// What keeps the bundle from being built is said where it is run, and that packages are not there by the product itself.
refreshBundle()
  .then(refreshPages, () => undefined)
  .catch((fault) => {
    if (!isNotInstalled(fault)) process.stderr.write(`The pages could not be built. ${sayBuildFault(fault)}\n`)
  })
await runBundle('start')
