/**
 * Surnames that are a letter or two away from a well-known name: whoever is called Weber, Nissen or Petrov and names a firm so imitates nobody.
 * Found by asking the 19,929 surnames of Faker's lists (MIT) one by one beside the shipped names.
 */
const NEAR_BRANDS: ReadonlySet<string> = new Set(
  (
    'aslan bader badu baier baker barer bauer beyer blomberg boldu bolton bosco boyer brick brlas carlier carrier ' +
    'carter chaney chartier chatterjee deely donalds donda feely ferrara gosch greely hager haider haire hajdu ' +
    'hajek halder hale haley haller handa hanel hasler hauer hayer hecko jama janda jdotte kakai kakar kalama kanda ' +
    'kasel keely kiema klemens klima konda landa laporte lercari lojek lozada lukin maderna maier mall manda ' +
    'masterson mayer mckinley mckinney mercati mesa motte nacer nader naidu nanda naser navez nissen otte paier ' +
    'pajer parada payer pedro peiro persico pesa petrov polzer posch prado praga preda pucci reddin roache roce ' +
    'rocha rocher rojek sarsfield smail small southee tank tella tesija thaler vance vanek wandl wanga wanja wanza ' +
    'weber wilmart'
  ).split(' '),
)
/** Those that differ by so little that a person looks. */
const ALMOST_BRANDS: ReadonlySet<string> = new Set(
  'ferraris macdonald mcdonald philip philipp phillips reuter sharpe'.split(' '),
)

/** Words with which families name their firms, and none by which somebody speaks for another. */
const OF_FAMILIES = new Set(
  'group groups holding holdings international consulting partners sons soehne sohne fils figli hijos brothers bros and the'.split(
    ' ',
  ),
)

/** How much of a likeness counts against a family's own name; null where the name is not a surname alone. */
export function surnameCap(words: readonly string[]): number | null {
  const own = words.filter((word) => !OF_FAMILIES.has(word))
  const [surname] = own
  if (own.length !== 1 || surname === undefined) return null
  if (NEAR_BRANDS.has(surname)) return 0.4
  return ALMOST_BRANDS.has(surname) ? 0.7 : null
}

/** Founders whose surname is a well-known name now: others are called so too. */
const FOUNDERS = new Set(
  'adams armani boeing bosch campbell citroen daimler dior disney ferrari ferrero ford goldman gucci heinz hilton honda hyatt kellogg marriott mars mercedes michelin morgan nestle peugeot philips porsche prada procter renault siemens suzuki toyoda toyota versace yamaha'.split(
    ' ',
  ),
)
const OF_RELATIVES =
  /\b(?:and|und|et|e|y|i|en) (?:partners?|partner|sons?|daughters?|sohne|soehne|sohn|tochter|toechter|kollegen|fils|filles|figli|figlie|filhos|hijos|hijas|zonen|dochters)\b|\b(?:brothers|bros|gebruder|gebrueder|fratelli|freres|hermanos|irmaos|familie)\b/

/** Whether relatives or partners name a firm after one of them: `Siemens & Partner Steuerberatung`. A person looks, for nothing tells whose name it is. */
export const isFamilyFirm = (words: readonly string[]): boolean =>
  words.some((word) => FOUNDERS.has(word)) && OF_RELATIVES.test(words.join(' '))
