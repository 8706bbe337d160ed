import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORP, ENVELOPE } from './open-test-wecom.ts'
import { type Environment, readConfig } from './read-config.ts'

const NEEDED = {
  GOODSTANDING_SERVICE_TOKEN: 'gst_1',
  WECOM_ORGANIZATION: 'acme',
  WECOM_CORP_ID: CORP,
  WECOM_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'app',
  WECOM_CALLBACK_TOKEN: 'token',
  WECOM_CALLBACK_AES_KEY: ENVELOPE.key,
}
const mistakesOf = (more: Environment): readonly string[] => {
  const read = readConfig({ ...NEEDED, ...more })
  return read.ok ? [] : read.mistakes
}

describe('the configuration', () => {
  it('needs what WeCom and Goodstanding gave, and takes the rest as it is meant', () => {
    const read = readConfig({
      ...NEEDED,
      WECOM_ADMINISTRATORS: 'Boss, mei',
      GOODSTANDING_PUBLIC_URL: 'https://g.example/',
    })
    expect(read).toMatchObject({
      ok: true,
      config: {
        goodstanding: { url: 'http://127.0.0.1:4600', publicUrl: 'https://g.example' },
        wecom: { url: 'https://qyapi.weixin.qq.com', agentId: 1_000_002, secrets: { app: 'app', directory: 'app' } },
        envelope: { receiveId: CORP },
        administrators: ['boss', 'mei'],
        joining: 'disable',
        archive: null,
        appSecret: null,
      },
    })
  })

  it('says every mistake at once, by its name, and no secret', () => {
    expect(readConfig({}).ok).toBe(false)
    const mistakes = mistakesOf({
      WECOM_CALLBACK_AES_KEY: 'a-secret-that-is-too-short',
      WECOM_APP_MESSAGES_TOKEN: 'short',
      WECOM_JOINING: 'maybe',
      WECOM_PORT: '99999',
      WECOM_API_URL: 'ftp://x',
    })
    expect(mistakes.map((mistake) => mistake.split(' ', 1)[0])).toEqual(
      expect.arrayContaining([
        'WECOM_CALLBACK_AES_KEY',
        'WECOM_APP_MESSAGES_TOKEN',
        'WECOM_JOINING',
        'WECOM_PORT',
        'WECOM_API_URL',
      ]),
    )
    expect(mistakes.join()).not.toMatch(/a-secret-that/)
  })

  it('reads the private keys of the archive by their versions', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wecom-keys-'))
    const file = join(folder, 'one.pem')
    writeFileSync(file, 'PEM')
    const archive = { WECOM_ARCHIVE_URL: 'http://127.0.0.1:9' }
    const read = readConfig({ ...NEEDED, ...archive, WECOM_ARCHIVE_KEYS: `3=${file}` })
    expect(read).toMatchObject({ ok: true, config: { archive: { keys: new Map([[3, 'PEM']]), everySeconds: 60 } } })
    rmSync(folder, { recursive: true })
    for (const none of [archive, { ...archive, WECOM_ARCHIVE_KEYS: '' }])
      expect(mistakesOf(none)[0]).toContain('WECOM_ARCHIVE_KEYS is missing')
    expect(mistakesOf({ ...archive, WECOM_ARCHIVE_KEYS: `3=${file}` })[0]).toContain('cannot be read')
    expect(mistakesOf({ ...archive, WECOM_ARCHIVE_KEYS: file })[0]).toContain('versions and files')
  })
})
