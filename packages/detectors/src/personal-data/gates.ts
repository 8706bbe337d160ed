/** Cheap words without which the patterns cannot match: ordinary chat stops here. */
import { NATIONAL_WORDS } from './national-numbers.ts'
import { SPELLED_SIGNS, SPELLED_WORDS } from './spelled-digits.ts'
import { createWordGate } from './word-gate.ts'

const SECRET_FORMS =
  'AKIA|ASIA|AKID|hf_|_v1_|pypi-|shpat_|shpca_|shppa_|shpss_|whsec_|AGE-SECRET|:AA|AccountKey=|AccessKey=|webhooks/|access_token=|send?key=|/hook/|ghp_|gho_|ghu_|ghs_|ghr_|github_pat|glpat|xox|sk-|_live_|AIza|ya29|SG.|npm_|LTAI|BEGIN|eyJ|hooks.slack|GOCSPX-|key-|dapi|sq0|HRKU-|hvs.|hvb.|dp.pt.|dp.st.|dp.ct.|dp.sa.|NRAK-|ATATT3|ntn_|lin_api_|figd_|sig='
/** `api key`, `api-key`, `api_key`, `apikey`: as people put two words together. */
const together = (first: string, second: string): string =>
  ['', ' ', '-', '_'].map((gap) => `${first}${gap}${second}`).join('|')
/** What a secret is given with: `password: …`. */
const SECRET_WORDS = [
  'passw|passphrase|pwd| pw|pw:|pw=|secret|密码|密碼|口令|密钥|密鑰|contraseña|mot de passe|kennwort|senha|wachtwoord|hasło|parola|パスワード|비밀번호|пароль|كلمة المرور',
  ...['api', 'access', 'private'].map((kind) => together(kind, 'key')),
  ...['access', 'auth'].map((kind) => together(kind, 'token')),
].join('|')
const TOKENS = 'token|bearer|authorization'
const SEEDS = 'seed phrase|recovery phrase|backup phrase|seed words|recovery words|backup words|mnemonic|助记词|助記詞'
const ADDRESS_WORDS =
  'live at|lives at|home address|address is|moved to|residence|住在|住址|家住|地址|habite|vive en|vive in|reside|abita in|risiede|mora n|woont|mieszka|住所|自宅|住んで|주소|사는 곳|거주'
const BIRTH =
  'born |date of birth|birthdate|birth date|birthday|dob|d.ob|do.b|d.o.b|geboren am|geburtsdatum|né le|née le|fecha de nacimiento|出生|生日|生于|生人'
const HEALTH =
  'diagnos|sick note|burnout|burn-out|anxiety|breakdown|hiv|cancer|chemo|depress|bipolar|schizo|sclerosis|epilep|hepatitis|pregnan|miscarr|abortion|rehab|suffer|medical|psychiatric|positive for|std test|disorder|blood type|mental ill|dementia|diabetes|leuk|确诊|患有|患了|查出|得了|病历|流产|堕胎|化疗|病史|艾滋|抑郁|怀孕|乙肝|肝炎|糖尿病|癌症|癫痫|梅毒|心脏病|白血病|肿瘤|性病|焦虑症|躁郁症|精神分裂'
const RELIGION =
  'muslim|christian|jew|catholic|protestant|buddhis|hindu|sikh|mormon|atheist|jehovah|scientolog|islam|juda|evangelical|religio|穆斯林|教|基督|法轮功'
const GERMAN_STREETS = 'straße|strasse|str.|weg|platz|allee|gasse|damm|ring'

/** Bits of `gatesOf`. */
export const GATES = {
  secretForms: 1,
  health: 2,
  religion: 4,
  birth: 8,
  /** Words that announce an address. */
  address: 16,
  /** What stands behind the number of a Chinese house. */
  house: 32,
  /** How German streets end. */
  germanStreet: 64,
  /** A URL, in which a password may stand before an @. */
  url: 128,
  /** Words that announce a secret. */
  secretWords: 256,
  /** The word for what stands before the number of a passport, or before another number by which a state knows a person. */
  passport: 512,
  tokens: 1024,
  /** Words for the words that a wallet is restored with. */
  seeds: 2048,
  /** Words for digits. */
  spelledWords: 4096,
  digit: 8192,
  at: 16_384,
  /** Full-width letters, digits or signs that may change what is here when they are read as ASCII. */
  wide: 32_768,
  /** Full-width signs that part sentences, as in all Chinese text: they change nothing here. */
  wideStop: 65_536,
  /** Dashes and spaces that printers use, and signs without width: a number may be written with them. */
  print: 131_072,
  /** Digits of other scripts, and those that look like them. */
  spelledSigns: 262_144,
} as const

/** What tells of secrets, but for those in a URL. */
export const SECRET_GATES = GATES.secretForms | GATES.secretWords | GATES.tokens | GATES.seeds

/** Which kinds of personal data a text may hold. */
export const gatesOf = createWordGate(
  [
    SECRET_FORMS,
    HEALTH,
    RELIGION,
    BIRTH,
    ADDRESS_WORDS,
    '号',
    GERMAN_STREETS,
    '://',
    SECRET_WORDS,
    `passport|护照|護照|reisepass|passeport|pasaporte|passaport|パスポート|旅券|여권|${NATIONAL_WORDS}`,
    TOKENS,
    SEEDS,
    SPELLED_WORDS,
  ].map((words) => words.split('|')),
  [
    { ranges: ['09'], bit: GATES.digit },
    { ranges: ['@'], bit: GATES.at },
    { ranges: ['\uff02\uff07', '\uff0a\uff0b', '\uff0d\uff1a', '\uff1c\uff1e', '\uff20\uff5e'], bit: GATES.wide },
    { ranges: ['\uff01', '\uff08\uff09', '\uff0c', '\uff1b', '\uff1f'], bit: GATES.wideStop },
    { ranges: ['\u00a0', '\u2000\u2015', '\u202f', '\u205f\u2060', '\u2212', '\ufeff'], bit: GATES.print },
    { ranges: SPELLED_SIGNS, bit: GATES.spelledSigns },
  ],
)
