import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry, screenName } from './index.ts'

const entry = (id: string, name: string, more: Partial<NameEntry> = {}): NameEntry => ({
  id,
  name,
  aliases: [],
  kind: 'business',
  tier: 1,
  owner: null,
  ...more,
})
const index = createNameIndex([
  entry('harbor', 'Harborlight'),
  entry('visa', 'Visa'),
  entry('carrefour', 'Carrefour'),
  entry('linmu', '林牧银行'),
  entry('yunfanbao', '云帆宝'),
  entry('haier', 'Haier', { aliases: ['海尔'] }),
  entry('world', 'World Bank', { kind: 'international' }),
  entry('talkplain', 'Talkplain', { kind: 'service' }),
  entry('qiyeyun', '谈云信', { kind: 'service' }),
])
const nobody = createNameIndex([])

/** How surely an organization's name is somebody else's. */
function score(name: string): number {
  const subject = {
    ...{ organizationId: 'new', name, names: [], kind: 'company', country: 'GB' },
    ...{ domain: null, registryNumber: null },
  }
  const facts = { verifiedDomains: [], tenants: nobody, registeredNames: [] }
  const { objections } = screenName(subject, index, facts)
  return Math.max(0, ...objections.filter(({ match }) => match !== null).map((objection) => objection.score))
}

describe('who speaks for a well-known name takes it', () => {
  it.each([
    'talkplain-staff',
    'talkplain_admin',
    'Talkplain Moderators 2',
    'Admin of Talkplain',
    'Talkpla1n Employees',
    'Talkplain Trust and Safety',
    'talkplainadmin',
    'supporttalkplain',
    'Talkplain客服',
    '官方Talkplain',
    '谈云信管理员',
    '谈云信工作人员',
    '谈云信2号专员',
    'tanyunxin kefu',
    'Harborlight Refund Agents',
    'Harborligth Resolution Desk',
    'Harborlight售后',
    'Visa Staff',
    '林牧银行贷款专员',
  ])('%s', (name) => expect(score(name)).toBeGreaterThanOrEqual(0.85))

  it.each(['海尔物流客服', '海尔空调售后服务', 'Visa Card Services', 'Visa Router Support'])(
    'a person looks, by what it makes or runs: %s',
    (name) => expect(score(name)).toBeGreaterThanOrEqual(0.7),
  )
  it.each(['海尔物流路旁小店', '海尔达客服外包', 'Visa Printing Services', 'Travel Card Services'])(
    'nobody looks: %s',
    (name) => expect(score(name)).toBeLessThan(0.7),
  )

  it.each([
    'Talk Plain Desks',
    'Plain Talk Podcast',
    'Visa Agents',
    'Visa Refund Specialists',
    'Harbor Agents',
    'Healer Recovery',
    'Staff Kitchen Harbour',
    '谈云客服',
    '云信顾问',
    '林间客服',
    'Steam Team',
  ])('and an honest neighbour does not: %s', (name) => expect(score(name)).toBeLessThan(0.6))
})

describe('a slip that is meant to be overlooked', () => {
  it.each(['林牧银何', '林牧艮行', '林牧银何客服', '牧林银行', '云宝帆', '帆云宝客服'])(
    'is seen in Chinese: %s',
    (name) => expect(score(name)).toBeGreaterThanOrEqual(0.85),
  )
  it.each(['林牧银楼', '林牧银河', '林间银行街', '云帆布', '牧云银饰'])('and another word is none: %s', (name) =>
    expect(score(name)).toBeLessThan(0.6),
  )
  it.each(['Carrefout', 'Carefour', 'Carrefoour', 'Carerfour'])(
    'in a name that is a word as well goes to a person: %s',
    (name) => {
      expect(score(name)).toBeGreaterThanOrEqual(0.65)
      expect(score(name)).toBeLessThan(0.85)
    },
  )
  it.each(['Carrefours', 'Farrefour', 'Carrefina', 'Old Bank', 'The Old Bank of Mutton', 'New Bank Garage'])(
    'is not every likeness: %s',
    (name) => expect(score(name)).toBeLessThan(0.6),
  )
})

describe('who speaks for a well-known name in another language takes it', () => {
  it.each([
    'Harborlight Personalabteilung',
    'Harborlight Rückerstattung',
    'Harborlight Ressources Humaines',
    'Harborlight Remboursement',
    'Harborlight Rimborsi',
    'Harborlight Devoluciones',
    'Harborlight Atención Cliente',
    'Harborlight Atendimento',
    'Harborlight Klantenservice',
    'Harborlight Återbetalning',
    'Harborlight Bezpieczeństwo',
    'Harborlight İnsan Kaynakları',
    'Harborlight Служба безопасности',
    'Harborlight підтримка',
    'Harborlight Pusat Bantuan',
    'Harborlight Hỗ trợ',
    'Harborlight خدمة العملاء',
    'Harborlight 고객센터',
    '林牧银行カスタマーサービス',
  ])('%s', (name) => expect(score(name)).toBeGreaterThanOrEqual(0.85))

  it.each([
    'Personalberatung Harbor & Licht',
    'Visa Ayuda Legal',
    'Rückerstattung Steuerhilfe Müller',
    'Seguridad Hermanos Roldán',
    'カスタマーサービス研究所',
  ])('but not where it is somebody of that trade: %s', (name) => expect(score(name)).toBeLessThan(0.6))
})
