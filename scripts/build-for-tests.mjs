/**
 * Before tests: those that start the product as it is started, or open it from its sources (see `as-built.ts`), find the bundle and the
 * pages built, once, and do not build them each at the same time. Where none of the files that were asked for does so, nothing is built.
 */
import { buildPages, pagesAreStale } from './build-pages.mjs'
import { refreshBundle } from './run-bundle.mjs'

const STARTING = /[\\/](e2e|scripts)[\\/]|[\\/]packages[\\/](cli|ledger|server|sdk|connectors)[\\/]/

/** @param {import('vitest/node').TestProject} project */
export async function setup(project) {
  const { testFiles } = await project.globTestFiles(project.vitest.filenamePattern)
  if (!testFiles.some((path) => STARTING.test(path))) return
  await Promise.all([refreshBundle(), pagesAreStale() ? buildPages() : null])
}
