/** What the build made for browsers, read from `dist/pages/`. Before it is there, pages say so and look again by themselves. */
import { readFile } from 'node:fs/promises'
import { readManifest } from './read-manifest.ts'

const BUILT = new URL('../../../../dist/pages/', import.meta.url)

export type BuiltApp = { readonly js: string; readonly css: string | null }
export type Manifest = {
  readonly apps: Readonly<Record<string, BuiltApp>>
  /** File name of the embed -> its SRI hash. */
  readonly embed: Readonly<Record<string, string>>
}

export type BuiltFile = { readonly bytes: Buffer; readonly type: string; readonly isKept: boolean }

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
}

export type Pages = {
  /** Null until the build is there. */
  readonly manifest: () => Promise<Manifest | null>
  /** A built file by its name, or null. */
  readonly file: (name: string) => Promise<BuiltFile | null>
}

const ifThere = (fault: unknown): null => {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
  throw fault
}

export function openPages(): Pages {
  const files = new Map<string, BuiltFile>()
  return {
    manifest: async () => {
      const text = await readFile(new URL('manifest.json', BUILT), 'utf8').catch(ifThere)
      return text === null ? null : readManifest(text)
    },
    file: async (name) => {
      const type = /^[A-Za-z0-9._-]+\.(\w+)$/.exec(name)?.[1]
      if (type === undefined || TYPES[type] === undefined) return null
      const known = files.get(name)
      if (known !== undefined) return known
      const bytes = await readFile(new URL(name, BUILT)).catch(ifThere)
      if (bytes === null) return null
      const isKept = /-[A-Z0-9]{8}\.\w+$/.test(name)
      const found = { bytes, type: TYPES[type], isKept }
      if (isKept) files.set(name, found)
      return found
    },
  }
}
