/** Numbers, addresses and secrets as people outside the usual examples write them, and what only looks like them. */
import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { detectPersonalData } from './index.ts'

function kinds(text: string): readonly string[] {
  const sink = new SignalValues()
  detectPersonalData([{ pointer: '/t', text }], { ownEmails: [], ownPhones: [], country: null }, sink)
  return Object.keys(sink.seen()).filter((name) => !/total|sensitive/.test(name))
}

describe('a number by which a state knows a person', () => {
  it.each([
    ['Maria social security number: 536228714', 'Maria social security number: 666228714'],
    ['SSN 536 22 8714 for Jane Doe', 'build 536 22 8714 for Jane Doe'],
    ['NI number of the tenant: AB 12 34 56 C', 'NI number of the tenant: to follow, 12 34 56'],
    ['PESEL Jana Kowalskiego: 44051401359', 'PESEL Jana Kowalskiego: 44051401358'],
    ['BSN van Piet: 111222333', 'BSN van Piet: 111222334'],
    ['111222333 is her BSN', '1112223331 is her BSN'],
    ['personnummer för Erik: 811218-9876', 'personnummer för Erik: 811318-9876'],
    ['AHV-Nummer von Urs: 756.9217.0769.85', 'AHV-Nummer von Urs: 756.9217.0769.84'],
    ['SIN of Bob: 046 454 286', 'el pago sin cargo 046 454 286'],
    ['TFN of Kate: 123 456 782', 'TFN of Kate: 123 456 789'],
    ['PAN card of Ravi ABCPE1234F', 'pan card ABCCE1234F of a firm'],
    ['港澳居民身份证 A123456(3) 陈大文', '港澳居民身份证 A123456(4) 陈大文'],
    ['台灣身分證字號 A123456789 林小姐', '台灣身分證字號 A123456788 林小姐'],
    ['台灣居留證 AC03095424 阮先生', '台灣居留證 AC03095425 阮先生'],
    ['NRIC of Tan: S1234567D', 'NRIC of Tan: S1234567E'],
    ['RUT de Pedro: 12.345.678-5', 'RUT de la empresa: 76.123.456-0'],
    ['CURP de Juan: HEGG560427MVZRRL04', 'CURP de Juan pendiente'],
    ['ИНН Петрова 500100732259', 'ИНН фирмы 7707083893'],
    ['СНИЛС Петрова 112-233-445 95', 'СНИЛС Петрова 112-233-445 96'],
    ['TC kimlik no Ayşe: 10000000146', 'TC kimlik no Ayşe: 10000000147'],
    ['South African ID of Sipho: 8001015009087', 'customer id number 8013015009087'],
    ['Passport number of Anna: C01X00T47', 'Passport renewals open in FRANKFURT on Monday 12.04.2026'],
  ])('is told by its word and its checksum: %s', (personal, other) => {
    expect(kinds(personal)).toContain('personal.identity-numbers')
    expect(kinds(other)).not.toContain('personal.identity-numbers')
  })
})

describe('a number', () => {
  it.each([
    ['他的身份证110101\u200b199003074514', 'personal.identity-numbers'],
    ['身份证号：110101 1990 0307 4514', 'personal.identity-numbers'],
    ['his ssn 536\u201322\u20138714', 'personal.identity-numbers'],
    ['港澳通行证 C12345678 张三', 'personal.identity-numbers'],
    ['her card 4111.1111.1111.1111', 'personal.bank-cards'],
    ['her card 4111\u00a01111\u00a01111\u00a01111', 'personal.bank-cards'],
    ['her card 4111\u20131111\u20131111\u20131111', 'personal.bank-cards'],
    ['her card 4111 1111 1111 1111 123', 'personal.bank-cards'],
    ['her card 5555555555554444 737, 12/29', 'personal.bank-cards'],
    ['Clara iban de89370400440532013000', 'personal.bank-accounts'],
  ])('is read in whatever signs part it: %s', (text, kind) => expect(kinds(text)).toEqual([kind]))
  it('is shown where it stands, though signs without width lie in it', () => {
    const text = '他的\u200b身份证110101\u200b199003074514。'
    const sink = new SignalValues()
    detectPersonalData([{ pointer: '/t', text }], { ownEmails: [], ownPhones: [], country: null }, sink)
    const [shown] = sink.evidence('personal.identity-numbers')
    expect(text.slice(shown?.start, shown?.end)).toBe('110101\u200b199003074514')
  })
  it('of a release or an address of a network is none', () => {
    expect(kinds('build 2026.1124.1030.1715 on 10.0.0.1 – 10.0.0.9')).toEqual([])
    expect(kinds('commit de89370400440532013000 by Clara')).toEqual([])
  })
})

describe('an account', () => {
  it.each(['Her account number is 12345678, sort code 20-00-00', 'routing 021000021 account 123456789 of Jane Doe'])(
    'of one country is told by the number of its bank: %s',
    (text) => expect(kinds(text)).toEqual(['personal.bank-accounts']),
  )
  it.each(['Your account number is 12345678', 'routing 021000022 account 123456789', 'The part number is 4111-1111'])(
    'is none without one: %s',
    (text) => expect(kinds(text)).toEqual([]),
  )
})

it.each(['Test card 4242 4242 4242 4242 works in the sandbox', '沙箱里请用 4111 1111 1111 1111 测试'])(
  'a card that is published for trying out is nobody’s: %s',
  (text) => expect(kinds(text)).toEqual([]),
)

it.each([
  'Merci de régler sur notre compte FR14 2004 1010 0505 0001 3M02 606',
  'Meine Nummer ist +49 30 901820',
  'Por favor, paguen a nuestra cuenta ES91 2100 0418 4502 0005 1332',
  'Commande n° 4111111111111111 expédiée',
])('what is one’s own, or counts orders, is nobody else’s: %s', (text) => expect(kinds(text)).toEqual([]))
it('what one’s boss has is somebody else’s', () => {
  expect(kinds('Die Nummer von meinem Chef: meine Kollegin sagt +49 30 901820')).toEqual(['personal.phones'])
  expect(kinds('mon chef a le +49 30 901820')).toEqual(['personal.phones'])
  expect(kinds('Call Jane on Mon at +49 30 901820')).toEqual(['personal.phones'])
})

describe('a phone', () => {
  it.each([
    'Ravi mobile 98765 43210',
    'le portable de Julie : 06 12 34 56 78',
    '김철수 휴대폰 010-1234-5678',
    'o telefone da Ana é (11) 98765-4321',
  ])('is told by its word where nobody knows the country: %s', (text) =>
    expect(kinds(text)).toEqual(['personal.phones']),
  )
  it.each([
    'Hotline +1 800 275 2273 for Apple support',
    '客服热线 400-800-8820',
    '这个景点的电话是010-68390274',
    'Reception: phone +49 30 901820',
  ])('that an office answers is no person’s: %s', (text) => expect(kinds(text)).toEqual([]))
})

describe('an address', () => {
  it.each([
    'Il habite 12 rue de la Paix, 75002 Paris',
    'Vive en Calle Mayor 15, 28013 Madrid',
    'Abita in Via Roma 10, 20121 Milano',
    'Ele mora na Rua Augusta 1500, São Paulo',
    'Hij woont op Keizersgracht 123, 1015 CJ Amsterdam',
    'Ona mieszka przy ul. Długa 5, 00-238 Warszawa',
    '彼の住所は東京都新宿区西新宿2丁目8番1号です',
    '그의 집 주소는 서울특별시 강남구 테헤란로 152 입니다',
    'Her office knows that she lives at 14 Acacia Avenue, London NW3 2QT',
    '张三，北京市前门大街74号',
    '北京市前门大街74号3单元502室',
    '小李的地址是北京市前门大街74号',
  ])('of a person is seen: %s', (text) => expect(kinds(text)).toEqual(['personal.addresses']))
  it.each([
    'The office moved to 14 Acacia Avenue, London NW3 2QT',
    '公司地址：上海市浦东新区张杨路500号',
    '故宫在北京市东城区景山前街4号，电话是010-85007938',
    '知道，地址是北京市前门大街74号。',
    'Unser Büro: Lindenstraße 12, 10969 Berlin',
    'The conference is at 5 Market Square, Leeds',
    'Hij woont in een dorp met 2000 inwoners',
  ])('of a place where people work or meet is not: %s', (text) => expect(kinds(text)).toEqual([]))
})

it.each([
  ['She converted to Judaism last year', 'personal.religion'],
  ['王姐上个月流产了', 'personal.health'],
  ['born 12th of March 1988, Tom Hill', 'personal.birth-dates'],
])('what is said of a person: %s', (text, kind) => expect(kinds(text)).toEqual([kind]))

/** In two pieces: whoever looks for keys in sources finds none here. */
const KEYS = [
  ['GOCS', 'PX-q8Zr2kVtY5nWb1XcD4sLh7JmP0Ga'],
  ['key-', '3f9c1b7e5a2d8046e1c3b5a79d2f4e60'],
  ['dapi', '7c2e9a41b3d5f60812e4a6c8b0d2f497'],
  ['sq0a', 'tp-Kq3Zt8Rw1Yb6Vn4Mx9Lp2D'],
  ['HRKU', '-4be2c7a1-93d5-4f60-8e1b-2a7c9d0f3e58'],
  ['hvs.', 'CAESIJq8Zr2kVtY5nWb1XcD4sLh7JmP0GaTz'],
  ['dp.p', 't.Q8zr2KvtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3Wy'],
  ['NRAK', '-8Q2ZR5KVT1YN7WB3XCD4SLH6JM9'],
  ['ATAT', 'T3xFfGF0q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3Wy8q8Zr2kVtY5nWb1XcD4s'],
  ['lin_', 'api_q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3Wy'],
  ['http', 's://acme.blob.core.windows.net/c?sv=2022-11-02&ss=b&sig=q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3Wy8aQ%3D'],
].map((pieces) => pieces.join(''))

describe('a secret', () => {
  it.each([
    'redis://:UynSIXvebQJAEo3U@cache:6379',
    'mot de passe : kL9$wQz3tY',
    'パスワード: nB6#rTy8uI',
    'пароль: vN3#kMt9wR',
    'the vpn pw is qT8&nbR5',
    ...KEYS,
    `hf_k9Lf5wq4pXEHlWHa7QIvQolbdT2LLmQ1vs`,
    `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`,
    `1234567890:AALIOTE0ffAWX1UveYEkL8INjPFSAIF8hKG is the bot's`,
    'seed phrase: abandon ability able about above absent absorb abstract absurd abuse access accident',
  ])('is told by its form or its word: %s', (text) => expect(kinds(text)).toEqual(['personal.secrets']))
  it.each([
    'export API_KEY=$API_KEY',
    'the key-value store and the dapi folder, see hvs.example',
    'press key-f4 and then sq0atp- as in the guide',
    'password = get_password()',
    'пароль можно сменить в настройках',
    'the seed phrase must be written down and kept away from the computer that you are using at home',
  ])('is none where it is only spoken of: %s', (text) => expect(kinds(text)).toEqual([]))
})
