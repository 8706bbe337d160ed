import { describe, expect, it } from 'vitest'
import { isDisposableMail } from './disposable-mail.ts'

describe('a mail address', () => {
  it.each(['a@mailinator.com', 'A@Mailinator.COM', 'a+x@inbox.yopmail.com', 'a@24mail.chacuo.net'])(
    'of a service that lends them is seen, below its domain too: %s',
    (email) => expect(isDisposableMail(email)).toBe(true),
  )
  it.each([
    'a@duck.com',
    'a@simplelogin.com',
    'a@33mail.com',
    'a@cock.li',
    'a@gmail.com',
    'a@mailinator.com.acme.test',
    'a@notyopmail.com',
    'none',
    '',
  ])('of anybody else is not: %s', (email) => expect(isDisposableMail(email)).toBe(false))
})
