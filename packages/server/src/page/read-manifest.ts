import type { Manifest } from './open-pages.ts'

/** What `scripts/build-pages.mjs` wrote. */
export function readManifest(text: string): Manifest {
  return JSON.parse(text) as Manifest
}
