import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError } from '../config-error.ts'
import { openKeyring } from './read-keyring.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodstanding-keyring-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the file of installation keys', () => {
  it('is told of in words where it cannot be read, and never replaced', async () => {
    for (const damaged of ['{', '{}', '']) {
      writeFileSync(join(folder, 'installation-keys.json'), damaged)
      const opening = openKeyring(folder, { key: null, before: [] })
      await expect(opening).rejects.toBeInstanceOf(ConfigError)
      await expect(opening).rejects.toThrow(/installation-keys\.json cannot be read\. Restore it from a backup/)
    }
  })
})
