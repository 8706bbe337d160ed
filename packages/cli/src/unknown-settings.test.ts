import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unknownSettings } from './unknown-settings.ts'

const PACKAGES = join(import.meta.dirname, '../..')

/** Every setting that a source of the server or of the command reads. */
function readSettings(): ReadonlySet<string> {
  const sources = ['server', 'cli'].flatMap((name) =>
    readdirSync(join(PACKAGES, name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('unknown-settings.ts'))
      .map((path) => readFileSync(join(PACKAGES, name, 'src', path), 'utf8')),
  )
  return new Set(sources.flatMap((source) => source.match(/\bGOODSTANDING_[A-Z_]*[A-Z]\b/g) ?? []))
}

describe('a variable that looks like a setting', () => {
  it('is said to be none where it is misspelled, with the one that is meant', () => {
    expect(unknownSettings({ GOODSTANDING_DATABSE_URL: 'postgres://u:secret-word@db/g' })).toEqual([
      'GOODSTANDING_DATABSE_URL is no setting, and changes nothing. Is GOODSTANDING_DATABASE_URL meant?',
    ])
    expect(unknownSettings({ GOODSTANDING_PORT: '8080', goodstanding_data: '/srv' })).toEqual([
      'GOODSTANDING_PORT is no setting, and changes nothing. Is PORT meant?',
      'goodstanding_data is no setting, and changes nothing. Is GOODSTANDING_DATA meant?',
    ])
    expect(unknownSettings({ GOODSTANDING_XYLOPHONE: '1' })).toEqual([
      'GOODSTANDING_XYLOPHONE is no setting, and changes nothing.',
    ])
  })
  it('is left alone where it is one, everything that is read, or what Kubernetes sets beside a Service', () => {
    const read = readSettings()
    expect(read.size).toBeGreaterThan(40)
    expect(unknownSettings(Object.fromEntries([...read].map((name) => [name, '1'])))).toEqual([])
    const cluster = { SERVICE_HOST: '10.0.0.1', SERVICE_PORT_HTTP: '80', PORT: 'tcp://10.0.0.1:80', PORT_80_TCP: 'x' }
    const named = Object.entries(cluster).map(([name, value]) => [`GOODSTANDING_${name}`, value])
    expect(unknownSettings({ PATH: '/bin', ...Object.fromEntries(named) })).toEqual([])
  })
})
