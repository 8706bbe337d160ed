/** One thing that a name claims, with how surely and in words; and what can be said of claims. */
import type { Bilingual, SignalName } from '@goodstanding/model'

export type NameClaim = {
  readonly signal: SignalName
  readonly score: number
  readonly word: string
  readonly why: Bilingual
}

export const WHY = {
  malformed: (word: string) => ({ en: `"${word}" is not a name of an organization`, zh: `“${word}”不构成组织名称` }),
  contact: (word: string) => ({ en: `The name holds contact data: "${word}"`, zh: `名称中含联系方式：“${word}”` }),
  government: (word: string) => ({
    en: `"${word}" names a country, region or state institution`,
    zh: `“${word}”是国家、地区或国家机构的名称`,
  }),
  international: (word: string) => ({
    en: `"${word}" names an international organization`,
    zh: `“${word}”是国际组织的名称`,
  }),
  political: (word: string) => ({
    en: `"${word}" names a party, a political or military organ, a mass organization or a unit`,
    zh: `“${word}”是政党、党政军机关、群众团体或部队番号`,
  }),
  status: (word: string) => ({ en: `"${word}" claims a status that needs proof`, zh: `“${word}”所宣称的身份需要证明` }),
  regulated: (word: string) => ({
    en: `The law reserves "${word}": a licence is needed`,
    zh: `“${word}”为法律管制用语，需提供许可`,
  }),
  indecent: (word: string) => ({ en: `"${word}" offends public order or decency`, zh: `“${word}”违背公序良俗` }),
  interest: (word: string) => ({ en: `"${word}" harms public interests`, zh: `“${word}”损害公共利益` }),
}

export const claim = (
  signal: SignalName,
  score: number,
  word: string,
  why: (word: string) => Bilingual,
): NameClaim => ({
  signal,
  score,
  word,
  why: why(word),
})
