/** Names of organizations that exist nowhere, in the shapes of real ones: Latin and Chinese, with place and legal form. */
import { generateTerms } from './terms.ts'
import type { Random } from './random.ts'

const PLACES = ['Northern', 'Lakeside', 'Rhine', 'Pacific', 'Central', '华东', '江北', '南山', '滨海', '北方']
const TRADES = ['Logistics', 'Foods', 'Software', 'Energy', 'Medical', '科技', '贸易', '物流', '食品', '能源']
const FORMS = ['Ltd', 'GmbH', 'Inc', 'Group', 'SARL', '有限公司', '集团', '股份有限公司', '中学', '研究院']

const isHan = (term: string): boolean => term.charCodeAt(0) > 0x2fff
const HALF = 5

/** Distinct names; place, trade and form are of the core's own script. */
export function generateNames(random: Random, count: number): readonly string[] {
  return generateTerms(random, count).map((core) => {
    const from = isHan(core) ? HALF : 0
    const part = (parts: readonly string[]): string => parts[from + random.below(HALF)] ?? ''
    const place = random.chance(0.5) ? part(PLACES) : ''
    if (isHan(core)) return `${place}${core}${part(TRADES)}${part(FORMS)}`
    const title = core.charAt(0).toUpperCase() + core.slice(1)
    return [place, title, part(TRADES), part(FORMS)].filter((word) => word !== '').join(' ')
  })
}
