import { fileURLToPath } from 'node:url'

/** Where the bundles of the bench are. */
export const BUNDLES = fileURLToPath(new URL('../dist/', import.meta.url))
