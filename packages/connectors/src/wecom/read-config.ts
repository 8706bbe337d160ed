/** The environment as configuration, or every mistake in it. */
import { readFileSync } from 'node:fs'
import type { Config } from './config.ts'
import { keyBytes } from './crypt.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigRead =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly string[] }

const SHORTEST_SECRET = 16

export function readConfig(environment: Environment): ConfigRead {
  const read = createReader(environment)
  const organization = read.needed('WECOM_ORGANIZATION')
  const corpId = read.needed('WECOM_CORP_ID')
  const app = read.needed('WECOM_APP_SECRET')
  const goodstanding = read.url('GOODSTANDING_URL', 'http://127.0.0.1:4600')
  const key = read.needed('WECOM_CALLBACK_AES_KEY')
  if (key !== '' && keyBytes(key) === null)
    read.wrong('WECOM_CALLBACK_AES_KEY', 'must be the 43 letters and digits that WeCom shows.')
  const config: Config = {
    listen: { host: read.text('WECOM_HOST', '127.0.0.1'), port: read.whole('WECOM_PORT', 4_620, [0, 65_535]) },
    publicUrl: read.text('WECOM_PUBLIC_URL', '') === '' ? null : read.url('WECOM_PUBLIC_URL', ''),
    dataDirectory: read.text('WECOM_DATA', './data/wecom'),
    goodstanding: {
      url: goodstanding,
      token: read.needed('GOODSTANDING_SERVICE_TOKEN'),
      publicUrl: read.url('GOODSTANDING_PUBLIC_URL', goodstanding),
    },
    wecom: {
      url: read.url('WECOM_API_URL', 'https://qyapi.weixin.qq.com'),
      corpId,
      agentId: read.whole('WECOM_AGENT_ID', null, [1, 2_147_483_647]),
      secrets: { app, directory: read.text('WECOM_DIRECTORY_SECRET', app) },
    },
    envelope: {
      token: read.needed('WECOM_CALLBACK_TOKEN'),
      key,
      receiveId: read.text('WECOM_RECEIVE_ID', corpId),
    },
    organization,
    administrators: read.list('WECOM_ADMINISTRATORS').map((userId) => userId.toLowerCase()),
    language: read.oneOf('WECOM_LANGUAGE', ['both', 'zh', 'en'], 'both'),
    joining: read.oneOf('WECOM_JOINING', ['disable', 'leave'], 'disable'),
    archive: readArchive(read),
    appSecret: read.secret('WECOM_APP_MESSAGES_TOKEN'),
  }
  const mistakes = read.mistakes()
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes }
}

function createReader(environment: Environment) {
  const mistakes: string[] = []
  const wrong = (name: string, what: string): void => {
    mistakes.push(`${name} ${what}`)
  }
  const given = (name: string): string => environment[name]?.trim() ?? ''
  const text = (name: string, otherwise: string): string => given(name) || otherwise
  return {
    wrong,
    mistakes: () => mistakes,
    text,
    needed: (name: string): string => {
      if (given(name) === '') wrong(name, 'is missing.')
      return given(name)
    },
    url: (name: string, otherwise: string): string => {
      const value = text(name, otherwise)
      if (!/^https?:\/\/[^/\s]+/.test(value)) wrong(name, 'must be an address such as https://example.org.')
      return value.replace(/(?<!\/)\/+$/, '')
    },
    /** `otherwise` null: it has to be given. */
    whole: (name: string, otherwise: number | null, [least, most]: readonly [number, number]): number => {
      const value = given(name) === '' ? otherwise : Number(given(name))
      if (value !== null && Number.isInteger(value) && value >= least && value <= most) return value
      wrong(name, `must be a whole number from ${least} to ${most}.`)
      return least
    },
    oneOf: <Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word => {
      const value = text(name, otherwise)
      const found = words.find((word) => word === value)
      if (found === undefined) wrong(name, `must be one of ${words.join(', ')}.`)
      return found ?? otherwise
    },
    list: (name: string): readonly string[] =>
      given(name)
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    secret: (name: string): string | null => {
      const value = given(name)
      if (value !== '' && value.length < SHORTEST_SECRET)
        wrong(name, `must have ${SHORTEST_SECRET} characters or more.`)
      return value === '' ? null : value
    },
  }
}

/** `WECOM_ARCHIVE_KEYS`: `1=/path/of/key.pem, 2=…`, by the versions that WeCom's console shows. */
function readArchive(read: ReturnType<typeof createReader>): Config['archive'] {
  if (read.text('WECOM_ARCHIVE_URL', '') === '') return null
  const keys = new Map<number, string>()
  for (const entry of read.list('WECOM_ARCHIVE_KEYS')) {
    const [, version = '', path = ''] = /^(\d+)\s*=\s*(\S.*)$/.exec(entry) ?? []
    try {
      if (path === '') read.wrong('WECOM_ARCHIVE_KEYS', 'must list versions and files: 1=/path/of/key.pem, 2=…')
      else keys.set(Number(version), readFileSync(path, 'utf8'))
    } catch (fault) {
      read.wrong(
        'WECOM_ARCHIVE_KEYS',
        `names a file that cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`,
      )
    }
  }
  if (read.list('WECOM_ARCHIVE_KEYS').length === 0)
    read.wrong('WECOM_ARCHIVE_KEYS', 'is missing: without private keys nothing of the archive can be read.')
  return {
    url: read.url('WECOM_ARCHIVE_URL', ''),
    keys,
    everySeconds: read.whole('WECOM_ARCHIVE_EVERY_SECONDS', 60, [1, 86_400]),
  }
}
