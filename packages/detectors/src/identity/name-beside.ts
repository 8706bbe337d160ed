/** A whole name with who speaks for its bearer beside it: `Jane Doe Support`, `Office of Jane Doe`, `王建国办公室`, `王建国2`. */
import { plainText } from '../skeleton/skeleton.ts'
import { saysSo } from '../name/role-words.ts'
import { speaksForCompany } from './screen-protected-names.ts'

/** What is added behind the name, beside the words by which companies are spoken for. Surnames of many are not among them: `Real`, `Page`, `Price`. */
const BEHIND =
  /^(?:it|hr|pa|ea|office|offices|secretary|secretariat|assistant|assistants|deputy|finance|payroll|legal|private|personal|mobile|phone|number|work|new|alt|backup|second|2nd|bot|ai|info|contact|channel|whatsapp|telegram|wechat|teams|chair|chairman|chairwoman|chairperson|president|director|chief|executive|officer|büro|buro|sekretariat|assistenz|privat|neu|\d{1,4})$/
const BEFORE =
  /^(?:the|office|desk|team|account|support|official|real|new|private|secretary|secretariat|assistant|bot|of|to|for|from|büro|buro|von)$/

const CHINESE =
  /^(?:官方|本人|真)?[\s·:：_-]{0,3}(\p{Script=Han}{2,4}?)(?:[\s·:：_-]{0,3}(?:\d{1,4}|it|ai|hr|办公室|办公|办|秘书处|秘书|助理|助手|团队|工作室|工作号|客服|官方|本人|私人号|私人|私号|新号|小号|大号|备用号|备用|微信|账号|帐号|账户|财务部|财务|人事部|人事|行政部|行政|技术支持|技术部|热线|专线|通知|服务|中心|号)){0,4}$/u

/** Names are shorter. */
const LONGEST = 120

const isBehind = (word: string): boolean => BEHIND.test(word) || saysSo(word) || speaksForCompany(word)

/** The name that something is added to; null where nothing is, or where less than a whole name is left. */
export function nameBeside(raw: string): string | null {
  if (raw.length > LONGEST) return null
  const plain = plainText(raw)
  const chinese = CHINESE.exec(plain)?.[1]
  if (chinese !== undefined) return chinese === plain ? null : chinese
  const words = plain.split(/[^\p{L}\p{M}\p{N}'’-]+/u).filter((word) => word !== '')
  let [start, end] = [0, words.length]
  while (end - start > 2 && isBehind(words[end - 1] ?? '')) end -= 1
  while (end - start > 2 && BEFORE.test(words[start] ?? '')) start += 1
  if (end - start === words.length) return null
  return words
    .slice(start, end)
    .join(' ')
    .replace(/['’]s$/, '')
}
