import { SignalValues } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectPersonalData, type PersonalDataContext } from './index.ts'

const nobody: PersonalDataContext = { ownEmails: [], ownPhones: [], country: null }
function seen(text: string, context: Partial<PersonalDataContext> = {}) {
  const sink = new SignalValues()
  detectPersonalData([{ pointer: '/data/content/text', text }], { ...nobody, ...context }, sink)
  return sink
}
const kinds = (text: string, context: Partial<PersonalDataContext> = {}) =>
  Object.keys(seen(text, context).seen()).filter((name) => !/total|sensitive/.test(name))

describe('personal data is seen', () => {
  it.each([
    ['call her at +49 30 901820', 'personal.phones'],
    ['他的手机是13800138000', 'personal.phones'],
    ['phone: (212) 555-2368', 'personal.phones'],
    ['李娜的电话 010-62781234', 'personal.phones'],
    ['write to mei.lin@harbor.example', 'personal.emails'],
    ['身份证 11010519491231002X', 'personal.identity-numbers'],
    ['身份证１１０１０５１９４９１２３１００２Ｘ', 'personal.identity-numbers'],
    ['her SSN is 536-22-8726', 'personal.identity-numbers'],
    ['passport no. E12345678', 'personal.identity-numbers'],
    ['card 4111 1111 1111 1111 exp 12/27', 'personal.bank-cards'],
    ['银行卡号6222020200112230392', 'personal.bank-cards'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'personal.bank-accounts'],
    ['He lives at 12 Linden Street, Springfield 62704', 'personal.addresses'],
    ['他家住杭州市西湖区文三路 138 号 2栋301室', 'personal.addresses'],
    ['date of birth: 3 March 1988', 'personal.birth-dates'],
    ['出生日期：1990年5月2日', 'personal.birth-dates'],
    ['Anna was diagnosed with epilepsy', 'personal.health'],
    ['他被确诊患有抑郁症', 'personal.health'],
    ['she is a muslim, so be careful', 'personal.religion'],
    ['他信奉基督教', 'personal.religion'],
  ])('%s', (text, kind) => expect(kinds(text)).toEqual([kind]))

  it('by its count, its sum, and its place', () => {
    const text = 'a.b@harbor.example c.d@harbor.example a.b@harbor.example 11010519491231002X'
    const sink = seen(text)
    expect(sink.value('personal.emails')).toBe(2)
    expect(sink.value('personal.total')).toBe(3)
    expect(sink.value('personal.sensitive')).toBe(1)
    const [first] = sink.evidence('personal.emails')
    expect(text.slice(first?.start, first?.end)).toBe('a.b@harbor.example')
    expect(JSON.stringify(sink.evidence('personal.emails'))).not.toContain('harbor')
  })
  it("but the actor's own contact does not count", () => {
    const own = { ownEmails: ['Mei.Lin@googlemail.com'], ownPhones: ['138 0013 8000'], country: 'CN' }
    expect(kinds('Reach me: meilin@gmail.com or +86 13800138000', own)).toEqual([])
  })
})

describe('what is said of a person', () => {
  it.each([
    ['Anna from accounting has cancer and is on leave', 'personal.health'],
    ['My colleague Tom is HIV positive', 'personal.health'],
    ['He was Diagnosed With Epilepsy last year', 'personal.health'],
    ['Anna in accounting is a Muslim', 'personal.religion'],
    ['他有乙肝，体检报告我发给你们看', 'personal.health'],
    ['小王是乙肝携带者，别跟他一起吃饭', 'personal.health'],
    ['Tell Mr. Brown that she is Jewish', 'personal.religion'],
    ["Karin's sick note says depression, just so you know", 'personal.health'],
    ['Tom is away because of burnout', 'personal.health'],
    ['Tom converted to Islam last year', 'personal.religion'],
  ])('is seen in any case of its letters: %s', (text, kind) => expect(kinds(text)).toEqual([kind]))

  it.each([
    'Please send your sick note to HR',
    'The talk is about burnout and anxiety at work',
    'Tom is away because of the fair',
    'Tom converted the file to PDF',
    '同事有糖尿病讲座的票，要的来拿',
    '他有癌症筛查的预约',
    '公司是乙肝疫苗接种点',
    '我有高血压，中午不能喝酒',
  ])('is not read out of a lecture, an appointment or one’s own illness: %s', (text) => expect(kinds(text)).toEqual([]))

  it.each([
    'My number is +49 30 901820, ring before six',
    'You can call me at +49 30 901820',
    'my address is 12 Linden Street, Springfield 62704',
    'I was born on 3 March 1988',
    'My IBAN for the travel refund of May is DE89 3704 0044 0532 0130 00',
    '我的手机是13800138000',
    '有事联系我 13800138000',
  ])("is not somebody else's when it is one's own: %s", (text) => expect(kinds(text)).toEqual([]))

  it("is not somebody else's behind the name of who writes", () => {
    const text = 'Best regards,\nMei Lin\n+49 30 901820'
    expect(kinds(text)).toEqual(['personal.phones'])
    expect(kinds(text, { ownName: 'Mei Lin' })).toEqual([])
    expect(kinds('张伟 13800138000', { ownName: '张伟' })).toEqual([])
    expect(kinds('李雷 13800138000', { ownName: '张伟' })).toEqual(['personal.phones'])
  })

  it.each([
    ["My boss's number is +49 30 901820", 'personal.phones'],
    ['我同事的手机是13800138000', 'personal.phones'],
    ['She was born on 3 March 1988', 'personal.birth-dates'],
  ])("is somebody else's though one speaks of oneself: %s", (text, kind) => expect(kinds(text)).toEqual([kind]))
})

describe('a phone number behind many', () => {
  const many = (make: (at: number) => string): string => Array.from({ length: 1_000 }, (_, at) => make(at)).join('')
  it('is seen, and is its owner’s as before', () => {
    const none = many((at) => `phone ${1_000_000_000 + at}, `)
    expect(seen(none, { country: 'US' }).value('personal.phones')).toBe(0)
    const behind = `${none} then (415) 555-2671 and 0044 20 7031 3000`
    expect(seen(behind, { country: 'US' }).value('personal.phones')).toBe(2)
    const own = { country: 'US', ownPhones: ['+14155552671', '020 7031 3000'] }
    expect(seen(behind, own).value('personal.phones')).toBe(1)
    const whose = (_: string, value: string) => (value === '+442070313000' ? 'member' : 'stranger')
    expect(seen(behind, { country: 'US', whose }).value('personal.members')).toBe(1)
  })
  it('counts once, whether it stands among the first or the last', () => {
    const text = many((at) => `+49 1512 ${3_000_000 + at} `)
    expect(seen(`${text} ${text}`).value('personal.phones')).toBe(1_000)
  })
})

describe('ordinary work holds no personal data', () => {
  it.each([
    'Release 2.14.3-rc.1 went out at 2026-11-24 10:32:17',
    'Order 4111111111111111 shipped, tracking 1Z999AA10123456784',
    'ticket PROJ-10293, commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    'ping 192.168.10.254:8080 and 2001:db8::1',
    'timestamp 1700000000 and 1700000000123',
    '订单号 202611240000123456 已发货',
    'The card 4111 1111 1111 1112 fails the checksum',
    'git@github.com:acme/tools.git and support@acme.example',
    'DE89 3704 0044 0532 0130 01 is wrong',
    'budget 12,500,000 for 2026-2027, up 3.5 %',
    '会议室 3 楼 302，14:00-15:30，会议号 482 193 774',
    'see https://docs.example/a/1234567890123/b?id=9876543210',
    'I fixed the depression in the chart; the test is positive',
    'Christmas lunch for the Christian Street office',
    'uuid 123e4567-e89b-12d3-a456-426614174000',
    '学校的教学教研安排',
    'port 13800 on host 138001',
  ])('%s', (text) => expect(kinds(text)).toEqual([]))
})

describe('a number by which a state knows somebody', () => {
  it.each([
    'National insurance number of Sarah: AB 12 34 56 C',
    'CPF do cliente: 529.982.247-25',
    'el DNI de Juan es 12345678Z',
    'NIE: X1234567L',
    'Numéro de sécurité sociale de Paul : 1 84 12 76 451 089 46',
    'Codice fiscale di Mario: RSSMRA85T10A562S',
    'Steuer-ID von Herrn Krause: 65 929 970 489',
    'Aadhaar of Ravi: 2345 6789 0124',
    '주민등록번호 900101-1234567',
    '山田さんのマイナンバーは 1234 5678 9012',
  ])('%s', (text) => expect(kinds(text)).toEqual(['personal.identity-numbers']))
  it.each([
    'CPF 529.982.247-26 is mistyped',
    'the DNI form 12345678A is a sample that fails',
    'at midnight 12345678Z was in the log',
    'order 529.982.247-25 left',
    'Ticket AB123456C is closed',
  ])('none: %s', (text) => expect(kinds(text)).toEqual([]))
})

describe('secrets', () => {
  const random = 'q7Zp3LxV9tRw2KmB8sYd4NcF6hJg1QaE5uTz'
  it.each([
    ['AKIA', 'QJ3Z7XW5PLTM2RKV'].join(''),
    ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
    ['AKIA', '1234567890ABCDEF'].join(''),
    `token ghp_${random}`,
    ['xoxb', '2834719203', '8374650912', 'aKd83jSla0PqW'].join('-'),
    `sk-proj-${random}`,
    'postgres://app:Vx9-kk27Lq@db.internal:5432/x',
    'the password is Tr0ub4dor&3x',
    'password for the vpn: Tr0ub4dor&3xyz',
    'the admin password of the new router is Admin-Q83k!',
    'pw: Qx9#mfL2pTz8',
    'das Passwort für den Server lautet Xk29#dkQp1',
    'Passwort zum Portal ist Xk29#dkQp1',
    'le mot de passe est Xk29#dkQp1',
    '服务器 root 密码 Xk29#dkQp1，别外传',
    'clone https://deploy:Kd83jf72Ls@artifacts.acme.com/repo.git',
    'DB_PASSWORD=kJ8#mQ2$vL9p',
    '密码：Hx82kq91Zt',
    `token=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08`,
    `Authorization: Bearer ${random}`,
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3In0.${random}`,
  ])('%s', (text) => expect(seen(text).value('personal.secrets')).toBe(1))
  it.each([
    'AKIAXXXXXXXXXXXXXXXX',
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'password=changeme123',
    'the password for the portal is required for this step',
    'the password of the guest account is on the board in room 204-B',
    'password for the archive: see the vault',
    '密码 policy 改了，见 wiki',
    'https://user:password@localhost:8080/',
    'see https://chat.acme.com:8443/@maria92x',
    'PASSWORD=${DB_PASSWORD}',
    'postgres://user:password@localhost/db',
    'the password is required for this step',
    'api key: <your-key-here>',
    'task-management sk-learn skipping',
    'the secret is consistency, she said',
    'token: process.env.TOKEN',
    'Please enter your password for %(jid)s (Account: %(account)s)',
    '成功接收密钥：%(key_id)s',
    'For this account a password is mandatory! You can set it later.',
    'the token is passed on by the gateway to every service behind it',
    'token: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1',
  ])('are not examples: %s', (text) => expect(kinds(text)).toEqual([]))
})

it('personal data is looked for in bounded time, at offsets inside the text', () => {
  const pieces = fc.constantFrom('1', '+49 ', 'a@', '.b', ' ', '-', '密码:', 'he has ', '号', 'DE89', '4111 ', 'A')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
      const text = parts.join('')
      const sink = seen(text)
      for (const item of sink.evidence('personal.total')) expect(item.end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 200 },
  )
  for (const unit of ['1', '1 ', 'a@a.', 'Aa ', '他', 'password=', 'AA11 '])
    expect(seen(unit.repeat(Math.floor(65_536 / unit.length))).value('personal.secrets')).toBeLessThan(2)
})

describe('an address in the order of Chinese', () => {
  const places = (text: string): readonly string[] =>
    seen(text)
      .evidence('personal.addresses')
      .map(({ start, end }) => text.slice(start, end))
  it.each([
    ['寄到：浙江省杭州市西湖区文三路 138 号 2栋301室，谢谢', '浙江省杭州市西湖区文三路 138 号 2栋301室'],
    ['送货给她 北京市海淀区中关村大道1号', '北京市海淀区中关村大道1号'],
    ['她😀上海市静安区南京西路1788号。', '上海市静安区南京西路1788号'],
  ])('begins with its province or district, and ends in its rooms: %s', (text, place) => {
    expect(places(text)).toEqual([place])
  })
  it('has a district before its street', () => expect(places('中山路12号见')).toEqual([]))
  it('is found behind one that has none, and each by itself', () =>
    expect(places('她：文三路1号，杭州市西湖区文三路2号，宁波市海曙区中山路3号4室')).toEqual([
      '杭州市西湖区文三路2号',
      '宁波市海曙区中山路3号4室',
    ]))
  it.each(['市', '市县', '省市', '住在市', '市路1号'])('is not looked for in every way to part %s', (unit) =>
    expect(places(`${unit.repeat(Math.floor(65_000 / unit.length))}，路1号`).length).toBeLessThan(2_000),
  )
})

describe('a text of very many data', () => {
  const many = (count: number, make: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => make(at)).join('')

  it('is read until a thousand of a kind are counted, and for the other kinds to its end', () => {
    const text = `${many(1_500, (at) => `a${at}@b${at}.example `)}${many(1_500, (at) => `born ${1950 + (at % 60)}-0${1 + (at % 9)}-1${at % 10} `)}`
    const values = seen(`${text} 4111 1111 1111 1111 has HIV: she has HIV. born 1949-01-11`)
    expect(values.value('personal.emails')).toBe(1_000)
    expect(values.value('personal.birth-dates')).toBe(181)
    expect(values.value('personal.bank-cards')).toBe(1)
    expect(values.value('personal.health')).toBe(1)
  })

  it('hides those of others behind no number of one’s own', () => {
    const own = many(1_500, (at) => `my mail is a${at}@b.example. `)
    expect(seen(`${own} ${' '.repeat(60)} ann@other.example`).value('personal.emails')).toBe(1)
  })
})
