import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const tokenOf = (GOODSTANDING_SERVICE_TOKEN: string) => readConfig({ GOODSTANDING_SERVICE_TOKEN }, []).serviceToken

describe('GOODSTANDING_SERVICE_TOKEN', () => {
  it('may be any text of 16 characters or more, as it is sent: without what stands around it', () => {
    expect(tokenOf('correct horse battery staple')).toBe('correct horse battery staple')
    expect(tokenOf('十六个字符以上的服务令牌可以是任何文字')).toBe('十六个字符以上的服务令牌可以是任何文字')
    expect(tokenOf(' of-a-file-with-a-line-end\r\n')).toBe('of-a-file-with-a-line-end')
    expect(tokenOf('')).toBeNull()
  })

  it('is refused where no header could carry it, or it is too short', () => {
    expect(() => tokenOf('two lines of\none token')).toThrow('must be one line of at most 4096 bytes.')
    expect(() => tokenOf('x'.repeat(4_097))).toThrow('must be one line of at most 4096 bytes.')
    expect(() => tokenOf('       short      ')).toThrow('must have 16 characters or more.')
  })
})

describe('GOODSTANDING_PRIVATE_WEBHOOKS', () => {
  const allowed = (environment: Readonly<Record<string, string>>) => {
    const { privateWebhooks, machineWebhooks } = readConfig(environment, [])
    return [privateWebhooks, machineWebhooks]
  }

  it('lets webhooks go to this machine unasked only where nothing else reaches the product', () => {
    expect(allowed({})).toEqual([false, true])
    expect(allowed({ GOODSTANDING_HOST: 'localhost' })).toEqual([false, true])
    expect(allowed({ GOODSTANDING_HOST: '0.0.0.0' })).toEqual([false, false])
    expect(allowed({ GOODSTANDING_PUBLIC_URL: 'https://aup.example' })).toEqual([false, false])
    expect(allowed({ GOODSTANDING_PRIVATE_WEBHOOKS: 'refuse' })).toEqual([false, false])
    expect(allowed({ GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' })).toEqual([true, false])
  })
})

describe('a variable that is empty', () => {
  it('is not set: nothing listens on every address, and no data lies where the process happened to start', () => {
    const names = ['GOODSTANDING_HOST', 'GOODSTANDING_DATA', 'GOODSTANDING_PUBLIC_URL', 'GOODSTANDING_POLICY', 'PORT']
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])), [])).toEqual(readConfig({}, []))
  })

  it('gives a flag no value', () => {
    for (const argv of [['--host', ''], ['--host='], ['--data', '']])
      expect(() => readConfig({}, argv), argv.join(' ')).toThrow('needs a value.')
  })
})

describe('the public address', () => {
  const publicUrlOf = (GOODSTANDING_PUBLIC_URL: string) => readConfig({ GOODSTANDING_PUBLIC_URL }, []).publicUrl

  it('is what links begin with: a slash behind it makes no second one', () => {
    expect(publicUrlOf('https://aup.example:8443/')).toBe('https://aup.example:8443')
    expect(publicUrlOf('https://aup.example')).toBe('https://aup.example')
  })

  it('is refused in words when pages cannot be found there', () => {
    for (const url of ['aup.example', 'https://', 'https://a b', 'ftp://aup.example'])
      expect(() => publicUrlOf(url), url).toThrow(/must be an http or https address/)
    for (const url of [
      'https://chat.example/aup',
      'https://aup.example/?a',
      'https://aup.example/#a',
      'https://u:p@aup.example',
    ])
      expect(() => publicUrlOf(url), url).toThrow(/must name a host of its own/)
  })
})
