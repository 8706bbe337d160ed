/** Why `dist/` could not be built, for whoever starts the product: mostly it belongs to somebody else, as it should. */
import { fileURLToPath } from 'node:url'
import { sayIn } from './say-in.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a system says of a place where this user may not write. */
const CLOSED = ['EACCES', 'EPERM', 'EROFS']

/** How esbuild tells that its process is gone; nobody but the system ends it. */
const ENDED = 'The service was stopped'

/** Whether a package is not there: nobody installed them, or not to the end. @param {unknown} fault */
export const isNotInstalled = (fault) =>
  fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND'

/** @param {unknown} fault what a build threw */
export function sayBuildFault(fault) {
  if (!(fault instanceof Error)) return String(fault)
  if (isNotInstalled(fault))
    return sayIn(
      `Packages that Goodstanding needs are not installed in ${ROOT}, or not all of them. Run npm ci there, then start again.`,
      `${ROOT} 中尚未安装 Goodstanding 所需的软件包，或安装不完整。请在该目录运行 npm ci，然后重新启动。`,
    )
  if ('code' in fault && CLOSED.includes(String(fault.code)))
    return `${ROOT}dist is older than the sources, or not there, and this user may not write it. As its owner: npm run build. Then start again.`
  if (fault.message.startsWith(ENDED))
    return 'The system ended the build; mostly there was too little memory for it. Build where there is more (npm run build), and start what was built.'
  return fault.stack ?? fault.message
}
