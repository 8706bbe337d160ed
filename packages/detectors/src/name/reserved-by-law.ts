/**
 * Words that the law of one jurisdiction reserves, where other countries read nothing into them. Each row names its law, which whoever
 * applies is told. Own compilation of public facts; what most laws reserve - banks, insurers, universities, hospitals - is in
 * `claim-words.ts`, states and their offices are in `organ-words.ts`. Practices and firms of a profession are no business of this list: they are many, and honest.
 */
import type { Bilingual } from '@goodstanding/model'
import { CIVIL } from './legal-forms.ts'
import type { NameClaim } from './name-claim.ts'
import type { NameForms } from './name-forms.ts'

type Reserved = { readonly words: RegExp; readonly score: number; readonly law: Bilingual }
type Jurisdiction = {
  readonly countries: readonly string[]
  readonly reserved: readonly Reserved[]
  /** Names in which such words are something else. */
  readonly none?: RegExp
}

const SENSITIVE_WORDS: Bilingual = {
  en: 'Sensitive Words and Expressions Regulations 2014 (United Kingdom)',
  zh: '英国《公司名称敏感词条例》（2014 年）',
}
const ANZAC: Bilingual = { en: "the laws that protect the word 'Anzac'", zh: '保护“Anzac”一词的法律' }
const BANKS: Bilingual = { en: 'banking law', zh: '银行法' }
const CHAMBERS: Bilingual = { en: 'the law on professional chambers', zh: '行业公会法' }

/** What stands at such a place, prints for it or teaches for it is none. */
const NOT_BESIDE = '(?!旁|边|对面|附近|门口|路|街|大厦|楼|广场|宿舍|食堂|餐|书店|印|设备|软件|系统|培训|辅导|考试|模拟)'
const chinese = (words: string, score: number, law: string, english: string): Reserved => ({
  words: new RegExp(`(?:${words})${NOT_BESIDE}`, 'u'),
  score,
  law: { en: `${english} (China)`, zh: law },
})

const JURISDICTIONS: readonly Jurisdiction[] = [
  {
    countries: ['GB'],
    reserved: [
      { words: /\bombuds(?:man|men|woman|person)\b/, score: 0.76, law: SENSITIVE_WORDS },
      { words: /\btribunals?(?: services?| office| centre)?$/, score: 0.74, law: SENSITIVE_WORDS },
      { words: /\binspectorates?\b|\bregulatory (?:authority|commission|office)\b/, score: 0.74, law: SENSITIVE_WORDS },
      {
        words: /\b(?:law|human rights|royal|crown) commission\b|\bcommi(?:ssion|ttee) of inquiry\b/,
        score: 0.76,
        law: SENSITIVE_WORDS,
      },
      { words: /\bcrown prosecut\w+|\bparole board\b|\bjudicial appointments?\b/, score: 0.76, law: SENSITIVE_WORDS },
      { words: /\b(?:king|queen|prince|princess|duke) ?s? awards?\b/, score: 0.74, law: SENSITIVE_WORDS },
      {
        words: /\b(?:welsh|national) assembly\b|\bsenedd\b|\bscottish parliament\b/,
        score: 0.76,
        law: SENSITIVE_WORDS,
      },
      {
        words: /\bcharter trustees?\b|\bchild (?:support|maintenance) (?:agency|service)\b/,
        score: 0.74,
        law: SENSITIVE_WORDS,
      },
      {
        words: /\bdata protection (?:register|registry|registration|commission|authority|agency)\b|\bpatent office\b/,
        score: 0.76,
        law: SENSITIVE_WORDS,
      },
      { words: /\bnhs\b/, score: 0.74, law: SENSITIVE_WORDS },
      {
        words: /\b(?:friendly|industrial and provident) society\b|\btrades? union\b/,
        score: 0.7,
        law: SENSITIVE_WORDS,
      },
      {
        words: /\bassay offices?\b/,
        score: 0.76,
        law: { en: 'Hallmarking Act 1973 (United Kingdom)', zh: '英国《贵金属印记法》（1973 年）' },
      },
    ],
    none: /\b(?:for|with|love|thank you|support(?:ing)?) (?:the |our )?nhs\b|\bnhs (?:staff|workers?|discounts?|choir|retired|retirement|fellowship|sailing|walking|running)\b|\bombudsman (?:pub|arms|records)\b|\btrades? union (?:history|banners?|songs?|choir|club)\b/,
  },
  {
    countries: ['US'],
    reserved: [
      {
        words: /\bfederal (?:savings|home loan|deposit|land bank|intermediate credit)\b|\bncua\b/,
        score: 0.8,
        law: { en: '18 U.S.C. 709 (United States)', zh: '美国法典第 18 编第 709 条' },
      },
      {
        words:
          /\b(?:social security|medicare|medicaid) (?:enrol\w+|benefits?|advis[eo]rs?|cent(?:er|re)s?|offices?|services?|departments?|bureau|help ?line|hot ?line|administration|registration|card)\b/,
        score: 0.76,
        law: { en: '42 U.S.C. 1320b-10 (United States)', zh: '美国法典第 42 编第 1320b-10 条' },
      },
      {
        words:
          /\b(?:us|usa|united states|american|national) olympics?\b|\bolympic (?:store|shop|team|academy|association|federation)\b/,
        score: 0.76,
        law: { en: '36 U.S.C. 220506 (United States)', zh: '美国法典第 36 编第 220506 条' },
      },
    ],
    none: /\b(?:billing|software|attorneys?|lawyers?|law)\b/,
  },
  {
    countries: ['AU', 'NZ'],
    reserved: [
      {
        words:
          /\banzac\b(?! (?:parade|pde|avenue|ave|drive|road|rd|street|st|highway|hwy|square|bridge|hill|cove|cookies?|biscuits?|village|park|mall|bay)\b)/,
        score: 0.76,
        law: ANZAC,
      },
    ],
  },
  {
    countries: ['IE'],
    reserved: [
      {
        words: /\ban garda\b|\bgarda (?:siochana|vetting|recruitment|support|services?|office|national)\b/,
        score: 0.78,
        law: { en: 'Garda Síochána Act 2005 (Ireland)', zh: '爱尔兰《警察法》（2005 年）' },
      },
    ],
    none: /\blake garda\b|\blago di garda\b/,
  },
  {
    countries: ['DE', 'AT', 'CH', 'LI'],
    reserved: [
      {
        words: /\bbundes(?:agentur|anstalt|amt|behorde|kasse|gericht|ministerium)\b/,
        score: 0.78,
        law: {
          en: 'the ban on misleading firm names (§ 18 HGB, § 18 UGB)',
          zh: '禁止误导性商号的规定（德国、奥地利商法典第 18 条）',
        },
      },
      {
        words:
          /\b(?:rechtsanwalts|steuerberater|wirtschaftsprufer|notar|zahn|arzte|zahnarzte|apotheker|architekten|handwerks|industrie und handels)kammer\b/,
        score: 0.78,
        law: CHAMBERS,
      },
      {
        words: /\beidgenossisch\w{0,3}\b/,
        score: 0.76,
        law: { en: 'Wappenschutzgesetz (Switzerland)', zh: '瑞士《国徽保护法》' },
      },
    ],
  },
  {
    countries: ['FR', 'BE', 'LU', 'MC'],
    reserved: [
      {
        words:
          /\bordre (?:national |regional )?des (?:avocats|medecins|pharmaciens|architectes|notaires|experts comptables|infirmiers|chirurgiens)\b|\bchambre des (?:notaires|metiers|huissiers)\b/,
        score: 0.78,
        law: CHAMBERS,
      },
    ],
  },
  {
    countries: ['ES', 'IT', 'PT', 'BR', 'MX', 'AR', 'CL', 'CO', 'PE'],
    reserved: [
      {
        words:
          /\bcolegio (?:oficial )?de (?:abogados|medicos|arquitectos|farmaceuticos|notarios|ingenieros|enfermeria|procuradores|economistas)\b|\bordine (?:degli|dei|nazionale|provinciale) (?:degli |dei )?(?:avvocati|medici|architetti|ingegneri|giornalisti|farmacisti|commercialisti|psicologi)\b|\bordem dos (?:advogados|medicos|engenheiros|arquitetos|arquitectos|farmaceuticos)\b/,
        score: 0.78,
        law: CHAMBERS,
      },
      { words: /^banco (?!de |do |da |del |das |dos )\w{3,30}(?: \w{2,30}){1,2}$/, score: 0.7, law: BANKS },
    ],
    none: /\b(?:moveis|muebles|jardin|jardim|madera|madeira|parque|carpinteria|marcenaria|alimentos|leche|leite|tiempo|tempo|ideas|ideias|imagenes|imagens)\b/,
  },
  {
    countries: ['CN'],
    reserved: [
      chinese('商业保理', 0.74, '商业保理企业监督管理规定', 'rules on commercial factoring'),
      chinese('融资租赁', 0.66, '《融资租赁公司监督管理暂行办法》', 'interim measures on financial leasing companies'),
      chinese(
        '(?:武装|守护)押运|押运(?=(?:服务)?(?:有限|股份|公司|集团|中心|$))',
        0.72,
        '《专职守护押运人员枪支使用管理条例》',
        'regulations on armed escort',
      ),
      chinese('拍卖(?=(?:股份|集团)?(?:有限|公司|集团|中心)|行?$)', 0.66, '《拍卖法》', 'Auction Law'),
      chinese('基金管理|股权投资基金|创业投资基金', 0.74, '《证券投资基金法》', 'Law on Securities Investment Funds'),
      chinese(
        '(?:资产|产权|股权|商品|期货|票据|艺术品|黄金|外汇|原油|数字货币).{0,2}交易(?:所|中心)|交易所(?=有限|股份|公司|集团|$)',
        0.76,
        '国发〔2011〕38 号文件',
        'State Council Document 38 of 2011 on exchanges',
      ),
      chinese('期货经纪|期货(?=有限|股份|公司)', 0.76, '《期货和衍生品法》', 'Futures and Derivatives Law'),
      chinese(
        '金融控股',
        0.8,
        '国务院关于金融控股公司准入管理的决定',
        'decision on the admission of financial holding companies',
      ),
      chinese('彩票(?!店)', 0.76, '《彩票管理条例》', 'Lottery Regulations'),
      chinese('公证处|公证中心', 0.8, '《公证法》', 'Notarization Law'),
      chinese('司法鉴定(?:中心|所|机构|院|$)', 0.76, '司法鉴定管理规定', 'rules on forensic appraisal'),
      chinese('仲裁(?:委员会|院|庭)', 0.8, '《仲裁法》', 'Arbitration Law'),
      chinese(
        '(?:出版社|报社|杂志社|通讯社)(?=有限|集团|公司|.{0,4}(?:站|部|中心)|$)',
        0.74,
        '《出版管理条例》',
        'Regulations on Publishing',
      ),
      chinese('(?:广播)?电视台|广播电台', 0.76, '《广播电视管理条例》', 'Regulations on Radio and Television'),
    ],
  },
  {
    countries: ['JP'],
    reserved: [
      {
        words: /商工会議所|弁護士会|公証役場|司法書士会|税理士会|証券取引所/u,
        score: 0.78,
        law: CHAMBERS,
      },
    ],
  },
  {
    countries: ['KR'],
    reserved: [{ words: /상공회의소|변호사회|세무사회|의사회/u, score: 0.78, law: CHAMBERS }],
  },
]

const BY_COUNTRY: ReadonlyMap<string, Jurisdiction> = new Map(
  JURISDICTIONS.flatMap((jurisdiction) => jurisdiction.countries.map((country) => [country, jurisdiction] as const)),
)

/** `name.regulated` of what the law of one's own country reserves; nothing where it is not stated. `words`: the name's, without accents and places beside it. */
export function claimsByLaw(country: string, { raw, han, words: all }: NameForms, words: string): readonly NameClaim[] {
  const jurisdiction = BY_COUNTRY.get(country.toUpperCase())
  if (jurisdiction === undefined || jurisdiction.none?.test(words) === true) return []
  if (!han && CIVIL.has(all.at(-1) ?? '')) return []
  const found = jurisdiction.reserved
    .flatMap(({ words: pattern, score, law }) => {
      const match = pattern.exec(words) ?? pattern.exec(raw)
      return match === null ? [] : [{ word: match[0].trim(), score, law }]
    })
    .toSorted((a, b) => b.score - a.score)[0]
  if (found === undefined) return []
  const { word, score, law } = found
  const why = {
    en: `Reserved by ${law.en}: "${word}" needs a licence or an approval`,
    zh: `“${word}”为${law.zh}所限用，需提供许可或批准`,
  }
  return [{ signal: 'name.regulated', score, word, why }]
}
