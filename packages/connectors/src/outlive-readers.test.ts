/** A connector whose log nobody reads any more goes on with its work. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const SUBJECT = fileURLToPath(new URL('./outlive-readers.ts', import.meta.url))
const PROGRAM = `
  import { outliveReaders } from ${JSON.stringify(SUBJECT)}
  outliveReaders()
  process.stderr.write('a line of the log', () => process.stdout.write('still here'))
`

it('outlives whoever read its log', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAM])
  child.stderr.destroy()
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'close')) as [number | null]
  expect({ code, said }).toEqual({ code: 0, said: 'still here' })
})
