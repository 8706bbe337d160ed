import { describe, expect, it } from 'vitest'
import { readMailConfig } from './read-mail-config.ts'

const routeOf = (url: string) =>
  readMailConfig({ GOODSTANDING_MAIL_ADDRESS: 'abuse@operator.example', GOODSTANDING_SMTP_URL: url })?.route

describe('the server that mail leaves by', () => {
  it('is an address with a password that can be read', () => {
    for (const url of ['smtp://user:50%25off@mail.example:587', 'smtps://mail.example', 'smtp://[::1]:25'])
      expect(routeOf(url)).toEqual({ url })
  })

  it('is named in words where it is none: another protocol, a port that there is not, a "%" that stands for itself', () => {
    for (const url of ['https://mail.example', 'smtp://mail.example:99999', 'smtp://user:50%off@mail.example', 'mail'])
      expect(() => routeOf(url)).toThrow(/GOODSTANDING_SMTP_URL must be .* %25 for %/)
  })
})
