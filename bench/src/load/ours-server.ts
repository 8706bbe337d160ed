/**
 * Goodstanding as `npm start` runs it, but for the text classifiers, which have a row of their own: texts are folded and searched
 * for every term, as the typical stack does.
 */
import { readConfig, startGoodstanding } from '@goodstanding/server'
import { openLexicon } from '../engines/open-engine.ts'
import { createTermReader } from '../engines/read-terms.ts'

const log = (line: Readonly<Record<string, unknown>>): void => console.error(JSON.stringify(line))

const running = await startGoodstanding(
  readConfig(process.env, process.argv.slice(2)),
  log,
  createTermReader(openLexicon()),
)
process.once('SIGTERM', () => {
  void running.close().then(() => process.exit())
})
console.log(JSON.stringify({ ready: true, url: running.url, serviceToken: running.serviceToken }))
