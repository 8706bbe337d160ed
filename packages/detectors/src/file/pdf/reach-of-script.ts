/** What a script in a form reaches for outside of its document, in the words of Acrobat's and of XFA's scripts. */

type Reach = { readonly what: string; readonly pattern: RegExp; readonly evenByHand: boolean }

/**
 * Forms calculate, check and show; that is what scripts in them are for. These reach further. A button that sends the form or opens a page
 * does what whoever presses it expects: such things count where they happen by themselves alone.
 */
const REACHES: readonly Reach[] = [
  {
    what: 'memory',
    evenByHand: true,
    pattern:
      /(?:%u[0-9a-f]{4}){4}|(?:\\x[0-9a-f]{2}){24}|\bcollectEmailInfo\b|\bCollab\s*\.\s*getIcon\b|\butil\s*\.\s*printf\s*\(\s*["']%\d{3,}|\bnewPlayer\s*\(|\bcustomDictionaryOpen\b|\bgetAnnotsRichMedia\b/i,
  },
  {
    what: 'a file put in it',
    evenByHand: true,
    pattern: /\bexportDataObject\s*\(|\bopenDataObject\s*\(|\bnLaunch\b/i,
  },
  {
    what: 'own code',
    evenByHand: true,
    pattern: /\beval\s*\((?!\s*["'][^"']{0,200}["']\s*\))|\bnew\s+Function\b|\bapp\s*\[|\bthis\s*\[\s*[^\]]{0,80}\+/,
  },
  {
    what: 'hidden words',
    evenByHand: true,
    pattern:
      /\bfromCharCode\s*\((?:\s*(?:0x)?[0-9a-f]{1,4}\s*,){6}|(?:(["'])[^"']{0,3}\1\s*\+\s*){8}|\bunescape\s*\(\s*(?!["'])/i,
  },
  {
    what: 'web',
    evenByHand: false,
    pattern:
      /\blaunchURL\s*\(|\bgetURL\s*\(|\bgotoURL\s*\(|\bNet\s*\.\s*(?:HTTP|SOAP|Discovery)\b|\bSOAP\s*\.|\bADBC\s*\.|\bRSS\s*\.|\b(?:Put|Post|Get)\s*\(\s*["']https?:/,
  },
  {
    what: 'sending by itself',
    evenByHand: false,
    pattern: /\bsubmitForm\s*\(|\bmail(?:Doc|Form|Msg|GetAddrs)\s*\(/i,
  },
  {
    what: 'files',
    evenByHand: false,
    pattern:
      /\bsaveAs\s*\(|\bexport(?:As\w+|XFAData|Data)\s*\(|\bimport(?:An\w+|TextData|XFAData|Data|DataObject)\s*\(|\bbrowseForDoc\b|\bopenDoc\s*\(|\bgetDataObjectContents\b/i,
  },
]

const ADOBES_CALL = /\b(?:launchURL|getURL)\s*\(\s*ADBE\.\w+_New_Version_URL\b/g
const ADDRESS_SET = /\bADBE\s*(?:\.\s*\w+_New_Version_URL\s*=(?!=)\s*(.{0,200})|\[)/g
const ADOBES_ADDRESS = /^["']https?:\/\/(?:[\w-]+\.)*adobe\.com\//

/**
 * Scripts without the calls by which each form of Adobe's designer offers a newer reader, where the addresses that they call are Adobe's. One
 * script sets the address, and another calls it.
 */
export function withoutAdobesOffer(scripts: readonly string[]): readonly string[] {
  const set = scripts.flatMap((script) => Array.from(script.matchAll(ADDRESS_SET), ([, address = '']) => address))
  if (set.length === 0 || !set.every((address) => ADOBES_ADDRESS.test(address))) return scripts
  return scripts.map((script) => script.replace(ADOBES_CALL, ''))
}

/** `byHand`: it runs when somebody presses something. Null: it reaches for nothing. */
export function reachOfScript(script: string, byHand: boolean): string | null {
  return REACHES.find(({ pattern, evenByHand }) => (evenByHand || !byHand) && pattern.test(script))?.what ?? null
}
