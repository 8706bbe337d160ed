/** Names that claim to be a whole country's: an institution calls itself so, and so does whoever wants to be taken for one. A person decides. */

const OF_A_COUNTRY =
  'energy|power|electricity|grid|oil|gas|petroleum|nuclear|mining|rail|railways?|railroad|airlines?|airways|aviation|maritime|shipping|ports?|post|telecom|telecommunications|' +
  'broadcasting|television|radio|news|space|weather|meteorological|mint|treasury|lottery|archives?|statistics|census|security|defen[cs]e|intelligence|police|guard|' +
  'health|medical|hospital|blood|vaccine|food|water|environment(?:al)?|forestry|education|examinations?|school|scholarship|research|science|technology|cyber|data|' +
  'development|investment|industr(?:y|ial)|standards?|certification|accreditation|licen[cs]ing|heritage|pensions?|savings|tax|housing|employment|immigration|' +
  'academy|institute|laborator(?:y|ies)|museum|library|gallery|theatre|opera|orchestra|stadium|council|fund|foundation|federation|centre|center|board|office|service|corps|register'

/** On plain text (lower case, words apart by one space; of Chinese without what parts them). */
export const NATIONAL_CLAIMS: readonly (readonly [RegExp, number])[] = [
  // `National Energy Group`, `National Cyber Response Center`; not what is made or sold under the name: `National Blue Bicycles`.
  [new RegExp(`^(?:the )?national (?:\\w{3,30} ){0,2}(?:${OF_A_COUNTRY})\\b`), 0.7],
  [/^(?:国家|全国)(?!公园|地理|通)(?!.{0,24}(?:店|馆|餐|小吃|路|街|旁|对面|附近))/u, 0.74],
]
