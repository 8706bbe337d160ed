/**
 * `npm ci` ends with this: it builds what a start, a command or a test would otherwise build first. What keeps it from being built, such as
 * too little memory, is said and undoes no installation: whoever starts builds what is not there.
 */
import './demand-node.mjs'
import { refreshBundle } from './run-bundle.mjs'
import { sayBuildFault } from './say-build-fault.mjs'

try {
  await refreshBundle()
  const { buildPages, pagesAreStale } = await import('./build-pages.mjs')
  if (pagesAreStale()) await buildPages()
} catch (fault) {
  process.stderr.write(`${sayBuildFault(fault)}\n`)
}
