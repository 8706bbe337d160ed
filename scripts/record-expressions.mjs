/** Loads the files it is given and prints, as JSON, the expressions that they make of parts. Run by expressions.mjs, with a loader for TypeScript. */
import { relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const made = new Map()
/** The source that asked, of this repository; null for a library. */
function asker() {
  const [, , , called = ''] = (new Error('asked').stack ?? '').split('\n')
  const [, url = '', line = '0'] = /[\s(]((?:file:\/\/)?\/[^\s()]+):(\d+):\d+\)?$/.exec(called) ?? []
  const [path = ''] = url.split('?', 1)
  const file = relative(process.cwd(), path.startsWith('file:') ? fileURLToPath(path) : path)
  return file === '' || file.includes('node_modules') ? null : { file, line: Number(line) }
}
const Native = RegExp
globalThis.RegExp = new Proxy(Native, {
  construct(target, [source, flags], itself) {
    const expression = Reflect.construct(target, [source, flags], itself)
    const place = asker()
    const key = `${expression.source}/${expression.flags}`
    if (place !== null && !made.has(key))
      made.set(key, { ...place, source: expression.source, flags: expression.flags })
    return expression
  },
})
for (const path of process.argv.slice(2)) await import(pathToFileURL(resolve(path)).href)
process.stdout.write(JSON.stringify([...made.values()]))
process.exit(0)
