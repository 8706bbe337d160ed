import { describe, expect, it } from 'vitest'
import { addressOfCode, hostOfAddress } from './address-of-code.ts'

describe('the text of a code', () => {
  it.each([
    ['https://pay.example/x', 'https://pay.example/x'],
    ['HTTPS://PAY.EXAMPLE/X', 'https://pay.example/X'],
    ['  http://pay.example:8080/a?token=mine#part ', 'http://pay.example:8080/a'],
    ['www.pay.example/x', 'https://www.pay.example/x'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/'],
    ['http://203.0.113.9/app.apk', 'http://203.0.113.9/app.apk'],
  ])('%s leads to %s, and what is asked there is left out', (text, address) => {
    expect(addressOfCode(text)).toBe(address)
  })

  it.each([
    '',
    'SERIAL-12345',
    'Table 7',
    'WIFI:S:guests;T:WPA;P:secret;;',
    'BEGIN:VCARD',
    'mailto:a@b.example',
    'weixin://dl/business',
    'https://',
    'javascript:alert(1)',
  ])('%s opens no page', (text) => {
    expect(addressOfCode(text)).toBeNull()
  })
})

it('the host of an address is all that is left of it, with the name before it', () => {
  expect(hostOfAddress('https://u.example/add/somebody')).toBe('https://u.example/')
  expect(hostOfAddress('http://bank.example@evil.example:8080/a/b')).toBe('http://bank.example@evil.example:8080/')
})
