import { describe, expect, it } from 'vitest'
import { idleSettings } from './idle-settings.ts'

describe('a setting that needs another one', () => {
  it('is said to change nothing where that is not set, without its value', () => {
    const mail = { GOODSTANDING_MAIL_ADDRESS: 'trust@operator.example', GOODSTANDING_MAIL_LISTEN: '127.0.0.1:25' }
    for (const beside of [{}, mail])
      expect(idleSettings({ ...beside, GOODSTANDING_MAIL_NOTICES: 'on' })).toEqual([
        'GOODSTANDING_MAIL_NOTICES changes nothing: it needs GOODSTANDING_SMTP_URL, which is not set.',
      ])
    expect(idleSettings({ GOODSTANDING_MAIL_ADDRESS: 'trust@operator.example' })).toEqual([
      'GOODSTANDING_MAIL_ADDRESS changes nothing: it needs GOODSTANDING_MAIL_LISTEN or GOODSTANDING_SMTP_URL, which is not set.',
    ])
    const secret = 'a-secret-word-that-no-log-may-show'
    const told = idleSettings({
      GOODSTANDING_KEYS_BEFORE: secret,
      GOODSTANDING_OPINION_KEY: secret,
      GOODSTANDING_OIDC_ROLES: 'a=senior',
    })
    expect(told).toHaveLength(3)
    expect(told.join()).not.toContain(secret)
  })
  it('is left alone beside it, and where it asks for nothing', () => {
    const mail = { GOODSTANDING_MAIL_ADDRESS: 'trust@operator.example', GOODSTANDING_SMTP_URL: 'smtp://mail.example' }
    expect(idleSettings({ ...mail, GOODSTANDING_MAIL_NOTICES: 'on' })).toEqual([])
    expect(idleSettings({ GOODSTANDING_MAIL_NOTICES: 'off', GOODSTANDING_OPINION_KEY: '', PATH: '/bin' })).toEqual([])
  })
})
