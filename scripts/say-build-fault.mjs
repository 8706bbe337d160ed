/** Why `dist/` could not be built, for whoever starts the product: mostly it belongs to somebody else, as it should. */
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a system says of a place where this user may not write. */
const CLOSED = ['EACCES', 'EPERM', 'EROFS']

/** How esbuild tells that its process is gone; nobody but the system ends it. */
const ENDED = 'The service was stopped'

/** @param {unknown} fault what a build threw */
export function sayBuildFault(fault) {
  if (!(fault instanceof Error)) return String(fault)
  if ('code' in fault && CLOSED.includes(String(fault.code)))
    return `${ROOT}dist is older than the sources, or not there, and this user may not write it. As its owner: npm run build. Then start again.`
  if (fault.message.startsWith(ENDED))
    return 'The system ended the build; mostly there was too little memory for it. Build where there is more (npm run build), and start what was built.'
  return fault.stack ?? fault.message
}
