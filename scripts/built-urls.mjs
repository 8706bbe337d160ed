/** How sources name what the build makes: the file of a thread of its own, and what was made of data. The second group is the name. */
export const WORKER_URL = /new URL\(\s*(['"])[\w./-]*?([\w-]+)\.worker\.ts\1\s*,\s*import\.meta\.url\s*\)/g
export const FROZEN_URL = /new URL\(\s*(['"])\.\/([\w-]+)\.frozen\1\s*,\s*import\.meta\.url\s*\)/g
