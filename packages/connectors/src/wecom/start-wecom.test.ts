import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import type { Log } from '../log.ts'
import { CORP, ENVELOPE, openTestWeCom, SECRETS } from './open-test-wecom.ts'
import { startWeCom } from './start-wecom.ts'

it('says at its start which secret WeCom does not take, without the secret, and takes callbacks all the same', async () => {
  const wecom = await openTestWeCom()
  const own = mkdtempSync(join(tmpdir(), 'wecom-test-'))
  const logged: Parameters<Log>[] = []
  const connector = await startWeCom(
    {
      listen: { host: '127.0.0.1', port: 0 },
      publicUrl: null,
      dataDirectory: own,
      // Nobody answers there.
      goodstanding: { url: 'http://127.0.0.1:1', token: 'token-of-tests', publicUrl: 'http://127.0.0.1:1' },
      wecom: { url: wecom.url, corpId: CORP, agentId: 1_000_002, secrets: { ...SECRETS, directory: 'mistyped' } },
      envelope: ENVELOPE,
      organization: 'northwind',
      administrators: [],
      language: 'both',
      joining: 'disable',
      archive: null,
      appSecret: null,
    },
    (...line) => void logged.push(line),
  )
  try {
    const told = () => logged.filter(([, what]) => what.startsWith('WeCom does not let the connector in'))
    await vi.waitFor(() => expect(told()).toHaveLength(1), { timeout: 10_000 })
    const why = expect.stringContaining('The secret is not that of this corp or app.')
    expect(told()).toEqual([['error', expect.any(String), { secret: 'directory', why }]])
    expect(JSON.stringify(logged)).not.toContain('mistyped')
    expect((await fetch(`${connector.url}/healthz`)).status).toBe(200)
  } finally {
    await connector.close()
    await wecom.close()
    rmSync(own, { recursive: true, force: true })
  }
})
