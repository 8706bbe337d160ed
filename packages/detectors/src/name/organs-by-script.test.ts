import { describe, expect, it } from 'vitest'
import { organByScript } from './organs-by-script.ts'

describe('institutions written in other scripts', () => {
  it.each([
    ['Правительство Российской Федерации', 'state'],
    ['Министерство обороны', 'political'],
    ['서울특별시청', 'state'],
    ['더불어민주당', 'political'],
    ['東京地方裁判所', 'state'],
    ['陸上自衛隊 広報', 'political'],
    ['وزارة الداخلية', 'state'],
    ['กระทรวงการคลัง', 'state'],
    ['गृह मंत्रालय', 'state'],
  ])('%s is one', (name, kind) => {
    expect(organByScript(name)?.kind).toBe(kind)
  })

  it.each([
    '市役所前ラーメン',
    'シティ書店',
    '시청역 카페',
    '삼성전자',
    'Яндекс',
    'Кафе Министерство вкуса',
    'トヨタ自動車',
    'Juniper Foods',
  ])('%s is none: a shop is called after a place, or it is something else', (name) => {
    expect(organByScript(name)).toBeNull()
  })
})
