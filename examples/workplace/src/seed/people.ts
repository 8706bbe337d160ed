/** Three organizations and who works in them. Names are invented. */
import type { Organization, Person } from '../words.ts'

const organization = (id: string, name: string, country: string, domain: string): Organization => ({
  id,
  name,
  country,
  domain,
  state: 'active',
  badge: 'none',
  decision: null,
})

export const JUNIPER = organization('juniper-foods', 'Juniper Foods', 'DE', 'juniper-foods.example')
export const CHENGHAI = organization('chenghai', '澄海工业设计', 'CN', 'chenghai-design.example')
export const LARKFIELD = organization('larkfield-bikes', 'Larkfield Bikes', 'GB', 'larkfield.example')
export const ORGANIZATIONS = [JUNIPER, CHENGHAI, LARKFIELD]

const member = (of: Organization, [id, name, title]: readonly [string, string, string], isAdmin = false): Person => ({
  id,
  organization: of.id,
  kind: 'member',
  name,
  title,
  isAdmin,
})

export const PEOPLE: readonly Person[] = [
  member(JUNIPER, ['mara', 'Mara Lindqvist', 'Office manager'], true),
  member(JUNIPER, ['tobias', 'Tobias Brandt', 'Buyer']),
  member(JUNIPER, ['ines', 'Inês Carvalho', 'Warehouse']),
  member(JUNIPER, ['deniz', 'Deniz Aksoy', 'Drivers']),
  member(CHENGHAI, ['zhou', '周文静', '行政主管'], true),
  member(CHENGHAI, ['lin', '林子墨', '设计师']),
  member(CHENGHAI, ['he', '何嘉怡', '采购']),
  member(LARKFIELD, ['priya', 'Priya Nair', 'Head of people'], true),
  member(LARKFIELD, ['owen', 'Owen Price', 'Workshop']),
  member(LARKFIELD, ['sasha', 'Sasha Mills', 'Sales']),
  {
    id: 'karl',
    organization: JUNIPER.id,
    kind: 'external',
    name: 'Karl Engel',
    title: 'Engel Packaging',
    isAdmin: false,
  },
]
