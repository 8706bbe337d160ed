/** Well-known names as other scripts write them, and what their bearers run; honest names in the same words. */
import { createNameIndex, type NameIndex, screenName } from '@goodstanding/detectors'
import { beforeAll, describe, expect, it } from 'vitest'
import { readShippedEntries } from './shipped-names.ts'

let index: NameIndex
beforeAll(async () => {
  index = createNameIndex(await readShippedEntries())
})

/** From here on the shipped policy has somebody look. */
const LOOKED_AT = 0.65
const NOBODY = { verifiedDomains: [], tenants: createNameIndex([]), registeredNames: [] }
const scoreOf = (name: string): number => {
  const subject = {
    organizationId: 'o',
    name,
    names: [],
    kind: 'company',
    country: '',
    domain: null,
    registryNumber: null,
  }
  return screenName(subject, index, NOBODY).objections[0]?.score ?? 0
}

describe('a well-known name', () => {
  it.each([
    'Майкрософт Рус',
    'Гугл Поддержка',
    'Телеграм Поддержка',
    'Мерседес-Бенц',
    'グーグル合同会社',
    'アマゾンジャパン合同会社',
    'アップルジャパン',
    'マイクロソフト サポート',
    '구글코리아',
    '넷플릭스 고객센터',
    'مايكروسوفت',
    'فيسبوك',
    'מיקרוסופט',
    'गूगल',
    'ไมโครซอฟท์',
  ])('is heard in its other script: %s', (name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(LOOKED_AT))

  it.each([
    '百度网盘客服',
    '美团外卖',
    '平安普惠客服',
    '新浪微博客服',
    '耐克体育',
    '万科地产',
    '联想电脑售后',
    '中建三局',
  ])('is heard by what its bearer runs: %s', (name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(LOOKED_AT))

  it.each(['NYPD Fraud Unit', 'FDIC', 'Bundesbank', 'Univ of Cambridge', '城管执法局', '市人大', '民革中央'])(
    'is heard by its short name: %s',
    (name) => expect(scoreOf(name)).toBeGreaterThanOrEqual(LOOKED_AT),
  )

  it.each([
    'アップルパイ工房 青山',
    'アマゾン川の会',
    'Телеграм канал Рецепты',
    'Самсон Электро',
    'Crown Carpets',
    '联想记忆培训班',
    '中南海滨酒店',
    '财付街小吃',
    '新东方红幼儿园',
    '空军蓝服饰',
    'White House Paint & Decor',
    'Green Party Dresses',
  ])('is none in other words: %s', (name) => expect(scoreOf(name)).toBeLessThan(LOOKED_AT))

  it('of a founder beside a small trade is for a person to look at, as beside a bakery in English', () => {
    expect(scoreOf('Siemens Bäckerei')).toBeLessThan(0.85)
    expect(scoreOf('Siemens Energie')).toBeGreaterThanOrEqual(0.85)
  })
})

describe('a branch of a party', () => {
  it.each(['SPD Ortsverein Mitte', 'AfD Landesverband', 'CDU Kreisverband Fulda'])('is one in German: %s', (name) =>
    expect(scoreOf(name)).toBeGreaterThanOrEqual(LOOKED_AT),
  )
  it.each(['DLRG Ortsverband Xanten', 'Imkerverein Kreisverband Fulda'])('is not a branch of anybody: %s', (name) =>
    expect(scoreOf(name)).toBeLessThan(LOOKED_AT),
  )
})
