/** Before tests that start the product as it is started: the bundle and the pages are built once, not by each of them at the same time. */
import { buildPages, pagesAreStale } from './build-pages.mjs'
import { refreshBundle } from './run-bundle.mjs'

export async function setup() {
  await refreshBundle()
  if (pagesAreStale()) await buildPages()
}
